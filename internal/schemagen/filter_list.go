package main

import (
	"fmt"
	"strings"

	"graph287g/ontology"
)

// filterField makes the field of a filter: a condition on a value, or on related nodes.
func filterField(f *ontology.Field) fieldDef {
	switch {
	case !f.Leads() && f.Type.List:
		return fieldDef{name: f.Name, typ: f.Type.Name + "ListFilter", description: f.Description}
	case !f.Leads():
		return fieldDef{name: f.Name, typ: f.Type.Name + "Filter", description: f.Description}
	case f.Type.List:
		return fieldDef{name: f.Name, typ: f.Type.Name + "ListFilter", description: f.Description + " Filters go through two relations at most."}
	}
	description := f.Description + " Fits where there is one that fits; filters go through two relations at most."
	if !f.Type.NonNull {
		description += fmt.Sprintf(" Where there is none: `{not: {%s: {}}}`.", f.Name)
	}
	return fieldDef{name: f.Name, typ: f.Type.Name + "Filter", description: description}
}

// narrowing are the fields by which the filter of an interface turns to one of its kinds.
func (g *generator) narrowing(target string) []fieldDef {
	i := g.c.Interface(target)
	if i == nil {
		return nil
	}
	var out []fieldDef
	for _, k := range i.Kinds.In(g.c) {
		description := fmt.Sprintf("Is a %s and fits this: `{%s: {}}` for all of them. It is no level of its own.", k.Name, k.Singular)
		if len(g.c.Within(i, k)) > 0 {
			description = fmt.Sprintf("Is a %[1]s that fits this, or has one by its `%[2]s`: what lies in it fits, too. It is no level of its own. %[1]s nodes alone are `{%[2]s: {…}, %[3]s}`.", k.Name, k.Singular, g.othersOf(i, k))
		}
		out = append(out, fieldDef{name: k.Singular, typ: k.Name + "Filter", description: description})
	}
	return out
}

// othersOf writes the condition that a node of an interface is of none of its kinds but one.
func (g *generator) othersOf(i *ontology.Interface, one *ontology.Kind) string {
	var others []string
	for _, k := range i.Kinds.In(g.c) {
		if k != one {
			others = append(others, "{"+k.Singular+": {}}")
		}
	}
	return "not: {or: [" + strings.Join(others, ", ") + "]}"
}

// listFilter writes the filter of a list of related nodes; reaching are the fields of which ways have a reach.
func (g *generator) listFilter(target string, reaching []string) {
	filter := target + "Filter"
	fields := []fieldDef{
		{name: "some", typ: filter, description: "At least one fits this; `{some: {}}` where there is one at all."},
		{name: "none", typ: filter, description: "Not one fits this; `{none: {}}` where there is none at all."},
		{name: "every", typ: filter, description: "Each fits this, as it does where there is none."},
		{name: "where", typ: filter, description: "Which of them `count` counts; all where it is left out."},
		{name: "count", typ: "IntFilter", description: "How many there are, as `totalCount` counts them, `where` applied: `{where: {name: {contains: \"ICE\"}}, count: {gte: 2}}`."},
	}
	if len(reaching) > 0 {
		fields = append(fields, fieldDef{name: "reach", typ: "[Reach!]", description: fmt.Sprintf("What is above looks only at ways of these reaches: `{reach: [OWN], none: {}}`. Of %s; for other lists an error.", strings.Join(reaching, ", "))})
	}
	g.w.block("input", target+"ListFilter", fmt.Sprintf("What must hold of related %s nodes; all that is given must.", target), fields)
}

// itemFilter writes the filter of a list of values.
func (g *generator) itemFilter(value string) {
	filter := value + "Filter"
	g.w.block("input", value+"ListFilter", fmt.Sprintf("What must hold of a list of %s values; all that is given must.", value), []fieldDef{
		{name: "some", typ: filter, description: "At least one fits this; `{some: {}}` where there is one at all. Example: `{some: {eq: " + g.example(value) + "}}`."},
		{name: "none", typ: filter, description: "Not one fits this; `{none: {}}` where there is none at all."},
		{name: "every", typ: filter, description: "Each fits this, as it does where there is none."},
	})
}
