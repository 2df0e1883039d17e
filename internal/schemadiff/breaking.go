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
	removed    bool // it is no longer there: allowed once it was deprecated long enough
}

// breaking lists what breaks clients, in order of coordinates.
func breaking(old, now *ast.Schema) []change {
	c := &comparison{old: old, now: now}
	for _, name := range slices.Sorted(maps.Keys(old.Types)) {
		if def := old.Types[name]; !def.BuiltIn {
			c.definition(def, now.Types[name])
		}
	}
	for _, name := range slices.Sorted(maps.Keys(old.Directives)) {
		c.directive(old.Directives[name], now.Directives[name])
	}
	return c.found
}

// A comparison of two schemas collects the changes that break clients.
type comparison struct {
	old, now *ast.Schema
	found    []change
}

func (c *comparison) add(coordinate, format string, args ...any) {
	c.found = append(c.found, change{coordinate: coordinate, what: fmt.Sprintf(format, args...)})
}

func (c *comparison) removed(coordinate, what string) {
	c.found = append(c.found, change{coordinate, what + " is gone", true})
}

func (c *comparison) definition(old, now *ast.Definition) {
	switch {
	case now == nil:
		c.removed(old.Name, "the type")
		return
	case now.Kind != old.Kind:
		c.add(old.Name, "was %s, is %s", old.Kind, now.Kind)
		return
	}
	for _, i := range old.Interfaces {
		if !slices.Contains(now.Interfaces, i) {
			c.add(old.Name, "no longer implements %s: fragments on it miss this type", i)
		}
	}
	for _, t := range old.Types {
		if !slices.Contains(now.Types, t) {
			c.add(old.Name, "no longer holds %s", t)
		}
	}
	for _, v := range old.EnumValues {
		if now.EnumValues.ForName(v.Name) == nil {
			c.removed(old.Name+"."+v.Name, "the value")
		}
	}
	if old.Kind == ast.InputObject {
		c.inputObject(old, now)
		return
	}
	for _, f := range old.Fields {
		c.field(old.Name+"."+f.Name, f, now.Fields.ForName(f.Name))
	}
}

func (c *comparison) field(at string, old, now *ast.FieldDefinition) {
	if now == nil {
		c.removed(at, "the field")
		return
	}
	if !c.outputCompatible(old.Type, now.Type) {
		c.add(at, "was %s, is %s", old.Type, now.Type)
	}
	c.arguments(at, old.Arguments, now.Arguments)
}

func (c *comparison) arguments(field string, old, now ast.ArgumentDefinitionList) {
	for _, a := range old {
		at := field + "(" + a.Name + ":)"
		if b := now.ForName(a.Name); b == nil {
			c.removed(at, "the argument")
		} else {
			c.inputValue(at, a.Type, b.Type, a.DefaultValue, b.DefaultValue)
		}
	}
	for _, b := range now {
		if old.ForName(b.Name) == nil && required(b.Type, b.DefaultValue) {
			c.add(field+"("+b.Name+":)", "is new and required: queries without it fail")
		}
	}
}

func (c *comparison) inputObject(old, now *ast.Definition) {
	for _, f := range old.Fields {
		at := old.Name + "." + f.Name
		if g := now.Fields.ForName(f.Name); g == nil {
			c.removed(at, "the input field")
		} else {
			c.inputValue(at, f.Type, g.Type, f.DefaultValue, g.DefaultValue)
		}
	}
	for _, g := range now.Fields {
		if old.Fields.ForName(g.Name) == nil && required(g.Type, g.DefaultValue) {
			c.add(now.Name+"."+g.Name, "is new and required: values without it fail")
		}
	}
}

// inputValue compares an argument or input field.
func (c *comparison) inputValue(at string, old, now *ast.Type, was, is *ast.Value) {
	if !inputCompatible(old, now) {
		c.add(at, "took %s, takes %s", old, now)
	}
	if before, after := valueText(was), valueText(is); before != after {
		c.add(at, "its default was %s, is %s: queries without it mean something else", before, after)
	}
}

func valueText(v *ast.Value) string {
	if v == nil {
		return "none"
	}
	return v.String()
}

func (c *comparison) directive(old, now *ast.DirectiveDefinition) {
	at := "@" + old.Name
	if now == nil {
		c.removed(at, "the directive")
		return
	}
	for _, l := range old.Locations {
		if !slices.Contains(now.Locations, l) {
			c.add(at, "may no longer stand on %s", l)
		}
	}
	c.arguments(at, old.Arguments, now.Arguments)
}
