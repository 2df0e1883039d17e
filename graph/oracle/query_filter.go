package oracle

import (
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// filter makes a filter: values that are there, mostly.
func (g *queryMaker) filter(t *ast.Type) *input {
	def := g.schema.Types[t.NamedType]
	in := &input{t: t, names: []string{}}
	kinds := g.c.KindsOf(strings.TrimSuffix(t.NamedType, "Filter")).In(g.c)
	for range g.r.IntN(3) {
		f := pick(g.r, def.Fields)
		if slices.Contains(in.names, f.Name) {
			continue
		}
		in.names = append(in.names, f.Name)
		in.items = append(in.items, g.condition(f, pick(g.r, kinds).Name))
	}
	return in
}

func (g *queryMaker) condition(f *ast.FieldDefinition, kind string) *input {
	in := &input{t: f.Type, names: []string{}, loose: true}
	def := g.schema.Types[f.Type.NamedType]
	if chance(g.r, 70) {
		in.names = append(in.names, "eq")
		one := g.operand(f.Name, def.Fields.ForName("eq").Type, kind)
		one.loose = true
		in.items = append(in.items, one)
	}
	if len(in.names) == 0 || chance(g.r, 15) {
		t := def.Fields.ForName("in").Type
		list := &input{t: t, isSet: true, loose: true}
		for range g.r.IntN(5) {
			list.list = append(list.list, g.operand(f.Name, t.Elem, kind))
		}
		in.names, in.items = append(in.names, "in"), append(in.items, list)
	}
	return in
}

// operand makes a value to compare a field with.
func (g *queryMaker) operand(field string, t *ast.Type, kind string) *input {
	def := g.schema.Types[t.NamedType]
	switch {
	case def.Kind == ast.Enum:
		return &input{t: t, enum: pick(g.r, def.EnumValues).Name}
	case t.NamedType == "Boolean":
		return &input{t: t, plain: chance(g.r, 50)}
	case t.NamedType == "ID":
		return &input{t: t, plain: g.pool.id(g.r, kind)}
	}
	if known := fitting(g.pool.values[field], t.NamedType); len(known) > 0 && chance(g.r, 85) {
		return &input{t: t, plain: pick(g.r, known)}
	}
	return &input{t: t, plain: single(g.r, g.c, t.NamedType)}
}

// fitting keeps the values of a type; fields of the same name may have others on other kinds.
func fitting(values []any, of string) []any {
	var out []any
	for _, v := range values {
		switch v := v.(type) {
		case string:
			if of == "String" || (of == "Date" && len(v) == 10 && strings.Count(v, "-") == 2 && v[4] == '-') {
				out = append(out, v)
			}
		case int64:
			if of == "Int" {
				out = append(out, v)
			}
		case float64:
			if of == "Float" {
				out = append(out, v)
			}
		}
	}
	return out
}
