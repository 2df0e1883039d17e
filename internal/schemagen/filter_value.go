package main

import (
	"fmt"
	"slices"
)

// valueFilter writes the filter of a type of value, with the operators that have a meaning for it.
func (g *generator) valueFilter(value string) {
	operand, description := value, "Compares a value of type "+value+". What has no value fits nothing but `isNull` and `not`."
	if value == "PartialDate" {
		operand, description = "Date", "Compares a date, as exactly as it is known: what isn't certain doesn't fit. What has no value fits nothing but `isNull` and `not`."
	}
	fields := []fieldDef{
		{name: "eq", typ: operand, description: g.equalNote(value)},
		{name: "in", typ: "[" + operand + "!]", description: "Equal to one of these, at most 1,000; the empty list fits nothing."},
		{name: "not", typ: value + "Filter", description: "All that doesn't fit this, what has no value included: `{not: {in: [" + g.example(value) + "]}}`."},
	}
	if !slices.Contains([]string{"ID", "Boolean"}, value) {
		fields = append(fields, g.orderedOps(value, operand)...)
	}
	if value != "ID" {
		fields = append(fields, fieldDef{name: "isNull", typ: "Boolean", description: "`true` for what has no value, `false` for what has one."})
	}
	if value == "String" {
		fields = append(fields, textOps()...)
	}
	if operand == "Date" {
		fields = append(fields, fieldDef{name: "during", typ: "String", description: "Certainly within this day, month, year or interval of two of them, in EDTF: on or after its first day, and on or before its last. Examples: `\"2025-02\"`, `\"2025\"`, `\"2025-02/2025-04\"`."})
	}
	g.w.block("input", value+"Filter", description, fields)
}

func (g *generator) equalNote(value string) string {
	switch value {
	case "PartialDate":
		return "Known to be this day, to the day; a month or a year is `during`. Null is an error: use `isNull`. Example: `" + g.example(value) + "`."
	case "String":
		return "Exactly this, case and accents included. Null is an error: use `isNull`. Example: `" + g.example(value) + "`."
	}
	return "Equal to this. Null is an error: use `isNull`. Example: `" + g.example(value) + "`."
}

// orderedOps compare by order.
func (g *generator) orderedOps(value, operand string) []fieldDef {
	of := "%s this."
	switch {
	case value == "PartialDate":
		return []fieldDef{
			{name: "gt", typ: operand, description: "Certainly after this day: its earliest day is."},
			{name: "gte", typ: operand, description: "Certainly on or after this day: its earliest day is. Example: `{gte: \"2025-01-01\"}`."},
			{name: "lt", typ: operand, description: "Certainly before this day: its latest day is."},
			{name: "lte", typ: operand, description: "Certainly on or before this day: its latest day is."},
		}
	case value == "String":
		of = "%s this, character by character by code point."
	case g.c.Enum(value) != nil:
		of = "%s this in declared order."
	}
	return []fieldDef{
		{name: "gt", typ: operand, description: fmt.Sprintf(of, "Beyond")},
		{name: "gte", typ: operand, description: fmt.Sprintf(of, "Equal to or beyond")},
		{name: "lt", typ: operand, description: fmt.Sprintf(of, "Before")},
		{name: "lte", typ: operand, description: fmt.Sprintf(of, "Equal to or before")},
	}
}

// textOps look into texts.
func textOps() []fieldDef {
	const how = " Case, accents and the form of quotes and dashes don't matter: `dona` finds `Doña Ana`. An empty text is an error."
	return []fieldDef{
		{name: "contains", typ: "String", description: "Has this somewhere in it." + how},
		{name: "startsWith", typ: "String", description: "Begins with this." + how},
	}
}

// example is a value of a type, as queries write it.
func (g *generator) example(value string) string {
	if e := g.c.Enum(value); e != nil {
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
