package main

import (
	"fmt"
	"maps"
	"slices"
)

// filters writes a filter for every target, and one for every type of value that a filter compares.
func (d *deriver) filters() {
	values := map[string]bool{}
	for _, target := range d.targets() {
		d.w.block("input", target+"Filter", fmt.Sprintf("Which %s nodes: those that fit all that is given; all of them where nothing is.", target), d.filterFields(target, values))
	}
	for _, v := range slices.Sorted(maps.Keys(values)) {
		d.valueFilter(v)
	}
}

// filterFields are the fields of a target's filter. It notes the types of the values that they compare.
func (d *deriver) filterFields(target string, values map[string]bool) []fieldOut {
	var out []fieldOut
	for _, f := range d.fieldsOf(target) {
		if f.Name != "id" && !f.Filter {
			continue
		}
		values[f.Type.Name] = true
		out = append(out, fieldOut{name: f.Name, kind: f.Type.Name + "Filter", note: f.Description})
	}
	filter := target + "Filter"
	return append(out,
		fieldOut{name: "and", kind: "[" + filter + "!]", note: "All of these: for several conditions on one field. The empty list lets all pass."},
		fieldOut{name: "or", kind: "[" + filter + "!]", note: "At least one of these; the empty list fits nothing. Example: `{or: [{id: {eq: \"county/37119\"}}, {name: {startsWith: \"Meck\"}}]}`."},
		fieldOut{name: "not", kind: filter, note: "All that doesn't fit this, what has no value included."},
	)
}
