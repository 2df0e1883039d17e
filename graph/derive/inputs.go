package main

import (
	"fmt"
	"maps"
	"slices"

	"graph287g/ontology"
)

// filters writes a filter for every target, and one for every type of value that a filter compares.
func (d *deriver) filters() {
	values := map[string]bool{"ID": true}
	for _, target := range d.targets() {
		var fields []fieldOut
		for _, f := range d.fieldsOf(target) {
			if f.Name != "id" && !f.Filter {
				continue
			}
			values[f.Type.Name] = true
			fields = append(fields, fieldOut{name: f.Name, kind: filterName(f.Type.Name), note: f.Description})
		}
		d.w.block("input", target+"Filter", fmt.Sprintf("Which %s nodes: those that fit all that is given.", target), fields)
	}
	for _, v := range slices.Sorted(maps.Keys(values)) {
		d.valueFilter(v)
	}
}

func filterName(value string) string { return value + "Filter" }

func (d *deriver) valueFilter(value string) {
	operand, note := value, "Compares a "+value+". What has no value fits nothing."
	if value == "PartialDate" {
		operand, note = "Date", "Compares a date: only one that is known to the day can be equal to another."
	}
	d.w.block("input", filterName(value), note, []fieldOut{
		{name: "eq", kind: operand, note: "Equal to this. Null is an error."},
		{name: "in", kind: "[" + operand + "!]", note: "Equal to one of these, at most 1,000; the empty list fits nothing."},
	})
}

// orders writes an order for every target and for what their keys lead through.
func (d *deriver) orders() {
	todo, done := d.targets(), map[string]bool{}
	for len(todo) > 0 {
		target := todo[0]
		todo = todo[1:]
		if done[target] {
			continue
		}
		done[target] = true
		for _, f := range d.fieldsOf(target) {
			if f.Order && f.Role != ontology.Stored {
				todo = append(todo, f.Type.Name)
			}
		}
	}
	for _, target := range slices.Sorted(maps.Keys(done)) {
		d.order(target)
	}
}

func (d *deriver) order(target string) {
	fields := []fieldOut{{name: "id", kind: "OrderDirection", note: "By id."}}
	for _, f := range d.fieldsOf(target) {
		switch {
		case !f.Order:
		case f.Role == ontology.Stored:
			fields = append(fields, fieldOut{name: f.Name, kind: "OrderDirection", note: "By `" + f.Name + "`: " + f.Description})
		default:
			fields = append(fields, fieldOut{name: f.Name, kind: f.Type.Name + "Order", note: "By a field of `" + f.Name + "`, at most two relations away; where there is none, last."})
		}
	}
	d.w.block("input", target+"Order", "By what to order "+target+" nodes: exactly one key an item.", fields)
}
