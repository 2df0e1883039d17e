package oracle

import (
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/store"
)

// filter makes a filter: values that are there, mostly.
func (g *queryMaker) filter(t *ast.Type, depth int) *input {
	def := g.schema.Types[t.NamedType]
	in := &input{t: t, names: []string{}}
	kinds := g.c.KindsOf(strings.TrimSuffix(t.NamedType, "Filter")).In(g.c)
	for range 1 + g.r.IntN(3) - g.r.IntN(2) {
		f := pick(g.r, def.Fields)
		if slices.Contains(in.names, f.Name) || depth > 2 && (f.Name == "and" || f.Name == "or" || f.Name == "not") {
			continue
		}
		in.names = append(in.names, f.Name)
		in.items = append(in.items, g.filterField(f, pick(g.r, kinds).Name, depth))
	}
	return in
}

func (g *queryMaker) filterField(f *ast.FieldDefinition, kind string, depth int) *input {
	switch f.Name {
	case "and", "or":
		in := &input{t: f.Type, isSet: true, loose: true}
		for range g.r.IntN(4) {
			in.list = append(in.list, g.filter(f.Type.Elem, depth+1))
		}
		return in
	case "not":
		in := g.filter(f.Type, depth+1)
		in.loose = true
		return in
	}
	return g.conditions(f.Name, f.Type, kind)
}

// conditions compares a field with one value or two.
func (g *queryMaker) conditions(field string, t *ast.Type, kind string) *input {
	in := &input{t: t, names: []string{}, loose: true}
	def := g.schema.Types[t.NamedType]
	for n := 1 + g.r.IntN(5)/4; n > 0; n-- {
		op := pick(g.r, def.Fields)
		if chance(g.r, 35) {
			op = def.Fields.ForName("eq")
		}
		if slices.Contains(in.names, op.Name) {
			continue
		}
		in.names = append(in.names, op.Name)
		in.items = append(in.items, g.condition(field, op, kind))
	}
	return in
}

func (g *queryMaker) condition(field string, op *ast.FieldDefinition, kind string) *input {
	switch op.Name {
	case "not":
		return g.conditions(field, op.Type, kind)
	case "in":
		in := &input{t: op.Type, isSet: true, loose: true}
		for range g.r.IntN(5) {
			in.list = append(in.list, g.operand(field, op.Type.Elem, kind))
		}
		return in
	case "isNull":
		return &input{t: op.Type, plain: chance(g.r, 50), loose: true}
	case "contains", "startsWith":
		return &input{t: op.Type, plain: g.part(field), loose: true}
	}
	in := g.operand(field, op.Type, kind)
	in.loose = true
	return in
}

// part makes a text to look for: often a piece of one that is there.
func (g *queryMaker) part(field string) string {
	if known := fitting(g.pool.values[field], "String"); len(known) > 0 && chance(g.r, 60) {
		runes := []rune(pick(g.r, known).(string))
		if len(runes) > 0 {
			from := g.r.IntN(len(runes))
			if out := string(runes[from : from+1+g.r.IntN(len(runes)-from)]); store.Fold(out) != "" {
				return out
			}
		}
	}
	return pick(g.r, []string{"a", "E", "é", "co", "ME", "ß", "s", "ﬁ", "'", "z", "\u0301x"})
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
