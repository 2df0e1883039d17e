package main

import (
	"fmt"

	"graph287g/ontology"
)

// filterField derives the field of a filter: a condition on a value, or on related nodes.
func filterField(f *ontology.Field) fieldOut {
	switch {
	case !f.Leads() && f.Type.List:
		return fieldOut{name: f.Name, kind: f.Type.Name + "ListFilter", note: f.Description}
	case !f.Leads():
		return fieldOut{name: f.Name, kind: f.Type.Name + "Filter", note: f.Description}
	case f.Type.List:
		return fieldOut{name: f.Name, kind: f.Type.Name + "ListFilter", note: f.Description + " Filters go through two relations at most."}
	}
	note := f.Description + " Fits where there is one that fits; filters go through two relations at most."
	if !f.Type.NonNull {
		note += fmt.Sprintf(" Where there is none: `{not: {%s: {}}}`.", f.Name)
	}
	return fieldOut{name: f.Name, kind: f.Type.Name + "Filter", note: note}
}

// narrowing are the fields by which the filter of an interface turns to one of its kinds.
func (d *deriver) narrowing(target string) []fieldOut {
	i := d.c.Interface(target)
	if i == nil {
		return nil
	}
	var out []fieldOut
	for _, k := range i.Kinds.In(d.c) {
		out = append(out, fieldOut{name: k.Singular, kind: k.Name + "Filter", note: fmt.Sprintf("Is a %s and fits this: `{%s: {}}` for all of them. It is no level of its own.", k.Name, k.Singular)})
	}
	return out
}

// listFilter writes the filter of a list of related nodes.
func (d *deriver) listFilter(target string) {
	filter := target + "Filter"
	d.w.block("input", target+"ListFilter", fmt.Sprintf("What must hold of related %s nodes; all that is given must.", target), []fieldOut{
		{name: "some", kind: filter, note: "At least one fits this; `{some: {}}` where there is one at all."},
		{name: "none", kind: filter, note: "Not one fits this; `{none: {}}` where there is none at all."},
		{name: "every", kind: filter, note: "Each fits this, as it does where there is none."},
		{name: "where", kind: filter, note: "Which of them `count` counts; all where it is left out."},
		{name: "count", kind: "IntFilter", note: "How many there are, as `totalCount` counts them, `where` applied: `{where: {name: {contains: \"ICE\"}}, count: {gte: 2}}`."},
	})
}

// itemFilter writes the filter of a list of values.
func (d *deriver) itemFilter(value string) {
	filter := value + "Filter"
	d.w.block("input", value+"ListFilter", fmt.Sprintf("What must hold of a list of %s values; all that is given must.", value), []fieldOut{
		{name: "some", kind: filter, note: "At least one fits this; `{some: {}}` where there is one at all. Example: `{some: {eq: " + d.example(value) + "}}`."},
		{name: "none", kind: filter, note: "Not one fits this; `{none: {}}` where there is none at all."},
		{name: "every", kind: filter, note: "Each fits this, as it does where there is none."},
	})
}
