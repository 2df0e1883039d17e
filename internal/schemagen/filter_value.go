package main

import (
	"fmt"
	"slices"
)

// valueFilter writes the filter of a type of value, with the operators that have a meaning for it.
func (d *deriver) valueFilter(value string) {
	operand, note := value, "Compares a value of type "+value+". What has no value fits nothing but `isNull` and `not`."
	if value == "PartialDate" {
		operand, note = "Date", "Compares a date, as exactly as it is known: what isn't certain doesn't fit. What has no value fits nothing but `isNull` and `not`."
	}
	fields := []fieldOut{
		{name: "eq", kind: operand, note: d.equalNote(value)},
		{name: "in", kind: "[" + operand + "!]", note: "Equal to one of these, at most 1,000; the empty list fits nothing."},
		{name: "not", kind: value + "Filter", note: "All that doesn't fit this, what has no value included: `{not: {in: [" + d.example(value) + "]}}`."},
	}
	if !slices.Contains([]string{"ID", "Boolean"}, value) {
		fields = append(fields, d.orderedOps(value, operand)...)
	}
	if value != "ID" {
		fields = append(fields, fieldOut{name: "isNull", kind: "Boolean", note: "`true` for what has no value, `false` for what has one."})
	}
	if value == "String" {
		fields = append(fields, textOps()...)
	}
	d.w.block("input", value+"Filter", note, fields)
}

func (d *deriver) equalNote(value string) string {
	switch value {
	case "PartialDate":
		return "Known to be this day, to the day. Null is an error: use `isNull`. Example: `" + d.example(value) + "`."
	case "String":
		return "Exactly this, case and accents included. Null is an error: use `isNull`. Example: `" + d.example(value) + "`."
	}
	return "Equal to this. Null is an error: use `isNull`. Example: `" + d.example(value) + "`."
}

// orderedOps compare by order.
func (d *deriver) orderedOps(value, operand string) []fieldOut {
	of := "%s this."
	switch {
	case value == "PartialDate":
		return []fieldOut{
			{name: "gt", kind: operand, note: "Certainly after this day: its earliest day is."},
			{name: "gte", kind: operand, note: "Certainly on or after this day: its earliest day is. Example: `{gte: \"2025-01-01\"}`."},
			{name: "lt", kind: operand, note: "Certainly before this day: its latest day is."},
			{name: "lte", kind: operand, note: "Certainly on or before this day: its latest day is."},
		}
	case value == "String":
		of = "%s this, character by character by code point."
	case d.c.Enum(value) != nil:
		of = "%s this in declared order."
	}
	return []fieldOut{
		{name: "gt", kind: operand, note: fmt.Sprintf(of, "Beyond")},
		{name: "gte", kind: operand, note: fmt.Sprintf(of, "Equal to or beyond")},
		{name: "lt", kind: operand, note: fmt.Sprintf(of, "Before")},
		{name: "lte", kind: operand, note: fmt.Sprintf(of, "Equal to or before")},
	}
}

// textOps look into texts.
func textOps() []fieldOut {
	const how = " Case, accents and the form of quotes and dashes don't matter: `dona` finds `Doña Ana`. An empty text is an error."
	return []fieldOut{
		{name: "contains", kind: "String", note: "Has this somewhere in it." + how},
		{name: "startsWith", kind: "String", note: "Begins with this." + how},
	}
}

// example is a value of a type, as queries write it.
func (d *deriver) example(value string) string {
	if e := d.c.Enum(value); e != nil {
		return e.Values[0].Name
	}
	switch value {
	case "Date", "PartialDate":
		return `"2018-12-05"`
	case "Int":
		return "28"
	case "Float":
		return "0.5"
	case "Boolean":
		return "true"
	case "ID":
		return `"county/37119"`
	}
	return `"Mecklenburg County"`
}
