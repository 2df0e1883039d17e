package main

import (
	"fmt"
	"maps"
	"slices"

	"graph287g/ontology"
)

// filters writes a filter for every target and for what their filters lead to, and one for every type of value that a filter
// compares.
func (g *generator) filters() {
	values, items, lists, todo := map[string]bool{"Int": true}, map[string]bool{}, map[string][]string{}, map[string]bool{}
	for _, target := range g.targets() {
		todo[target] = true
	}
	for _, target := range g.filtered(todo) {
		for _, f := range g.fieldsOf(target) {
			switch {
			case f.Name == "id" || f.Filter && !f.Leads():
				values[f.Type.Name] = true
				if f.Type.List {
					items[f.Type.Name] = true
				}
			case f.Filter && f.Type.List:
				lists[f.Type.Name] = append(lists[f.Type.Name], g.reaching(f)...)
			}
		}
		g.w.block("input", target+"Filter", fmt.Sprintf("Which %s nodes: those that fit all that is given; all of them where nothing is.", target), g.filterFields(target))
	}
	for _, target := range slices.Sorted(maps.Keys(lists)) {
		slices.Sort(lists[target])
		g.listFilter(target, slices.Compact(lists[target]))
	}
	for _, v := range slices.Sorted(maps.Keys(items)) {
		g.itemFilter(v)
	}
	for _, v := range slices.Sorted(maps.Keys(values)) {
		g.valueFilter(v)
	}
}

// reaching returns the name of a field of which ways have a reach, with the type that declares it; else none.
func (g *generator) reaching(f *ontology.Field) []string {
	if f.Reaching(0) == nil {
		return nil
	}
	return []string{"`" + f.Coordinate() + "`"}
}

// filtered adds to some targets what their filters lead to, and returns all.
func (g *generator) filtered(targets map[string]bool) []string {
	for n := 0; n < len(targets); {
		n = len(targets)
		for _, target := range slices.Sorted(maps.Keys(targets)) {
			for _, f := range g.fieldsOf(target) {
				if f.Filter && f.Leads() {
					targets[f.Type.Name] = true
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(targets))
}

// filterFields are the fields of a target's filter.
func (g *generator) filterFields(target string) []fieldDef {
	var out []fieldDef
	for _, f := range g.fieldsOf(target) {
		if f.Name == "id" || f.Filter {
			out = append(out, filterField(f))
		}
	}
	filter := target + "Filter"
	return append(append(out, g.narrowing(target)...),
		fieldDef{name: "and", typ: "[" + filter + "!]", description: "All of these: for several conditions on one field. The empty list lets all pass."},
		fieldDef{name: "or", typ: "[" + filter + "!]", description: "At least one of these; the empty list fits nothing. Example: `{or: [{id: {eq: \"county/37119\"}}, {name: {startsWith: \"Meck\"}}]}`."},
		fieldDef{name: "not", typ: filter, description: "All that doesn't fit this, what has no value included."},
	)
}
