package main

import (
	"fmt"
	"maps"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// A change breaks clients of the old schema.
type change struct {
	coordinate string // of what changed, as the specification writes it: Agency.name, Query.agency(id:), AgencyKind.POLICE
	what       string
	gone       bool // it is no longer there: allowed once it was deprecated long enough
}

// breaking lists what breaks clients, in order of coordinates.
func breaking(old, now *ast.Schema) []change {
	d := &differ{old: old, now: now}
	for _, name := range slices.Sorted(maps.Keys(old.Types)) {
		if def := old.Types[name]; !def.BuiltIn {
			d.definition(def, now.Types[name])
		}
	}
	for _, name := range slices.Sorted(maps.Keys(old.Directives)) {
		d.directive(old.Directives[name], now.Directives[name])
	}
	return d.found
}

type differ struct {
	old, now *ast.Schema
	found    []change
}

func (d *differ) add(coordinate, format string, args ...any) {
	d.found = append(d.found, change{coordinate: coordinate, what: fmt.Sprintf(format, args...)})
}

func (d *differ) gone(coordinate, what string) {
	d.found = append(d.found, change{coordinate, what + " is gone", true})
}

func (d *differ) definition(old, now *ast.Definition) {
	switch {
	case now == nil:
		d.gone(old.Name, "the type")
		return
	case now.Kind != old.Kind:
		d.add(old.Name, "was %s, is %s", old.Kind, now.Kind)
		return
	}
	for _, i := range old.Interfaces {
		if !slices.Contains(now.Interfaces, i) {
			d.add(old.Name, "no longer implements %s: fragments on it miss this type", i)
		}
	}
	for _, t := range old.Types {
		if !slices.Contains(now.Types, t) {
			d.add(old.Name, "no longer holds %s", t)
		}
	}
	for _, v := range old.EnumValues {
		if now.EnumValues.ForName(v.Name) == nil {
			d.gone(old.Name+"."+v.Name, "the value")
		}
	}
	if old.Kind == ast.InputObject {
		d.inputs(old, now)
		return
	}
	for _, f := range old.Fields {
		d.field(old.Name+"."+f.Name, f, now.Fields.ForName(f.Name))
	}
}

func (d *differ) field(at string, old, now *ast.FieldDefinition) {
	if now == nil {
		d.gone(at, "the field")
		return
	}
	if !d.readsAs(old.Type, now.Type) {
		d.add(at, "was %s, is %s", old.Type, now.Type)
	}
	d.arguments(at, old.Arguments, now.Arguments)
}

func (d *differ) arguments(field string, old, now ast.ArgumentDefinitionList) {
	for _, a := range old {
		at := field + "(" + a.Name + ":)"
		if b := now.ForName(a.Name); b == nil {
			d.gone(at, "the argument")
		} else {
			d.written(at, a.Type, b.Type, a.DefaultValue, b.DefaultValue)
		}
	}
	for _, b := range now {
		if old.ForName(b.Name) == nil && required(b.Type, b.DefaultValue) {
			d.add(field+"("+b.Name+":)", "is new and required: queries without it fail")
		}
	}
}

func (d *differ) inputs(old, now *ast.Definition) {
	for _, f := range old.Fields {
		at := old.Name + "." + f.Name
		if g := now.Fields.ForName(f.Name); g == nil {
			d.gone(at, "the input field")
		} else {
			d.written(at, f.Type, g.Type, f.DefaultValue, g.DefaultValue)
		}
	}
	for _, g := range now.Fields {
		if old.Fields.ForName(g.Name) == nil && required(g.Type, g.DefaultValue) {
			d.add(now.Name+"."+g.Name, "is new and required: values without it fail")
		}
	}
}

// written compares what clients give.
func (d *differ) written(at string, old, now *ast.Type, was, is *ast.Value) {
	if !takes(old, now) {
		d.add(at, "took %s, takes %s", old, now)
	}
	if before, after := valueText(was), valueText(is); before != after {
		d.add(at, "its default was %s, is %s: queries without it mean something else", before, after)
	}
}

func valueText(v *ast.Value) string {
	if v == nil {
		return "none"
	}
	return v.String()
}

func (d *differ) directive(old, now *ast.DirectiveDefinition) {
	at := "@" + old.Name
	if now == nil {
		d.gone(at, "the directive")
		return
	}
	for _, l := range old.Locations {
		if !slices.Contains(now.Locations, l) {
			d.add(at, "may no longer stand on %s", l)
		}
	}
	d.arguments(at, old.Arguments, now.Arguments)
}
