package oracle

import (
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/store"
)

// filter makes a filter: values that are there, mostly. depth counts what it is inside of, hops the relations gone through.
func (g *queryMaker) filter(t *ast.Type, depth, hops int) *input {
	def := g.schema.Types[t.NamedType]
	in := &input{t: t, names: []string{}}
	if depth == 0 {
		g.fuel = 12
		if g.brief {
			g.fuel = 3
		}
	}
	kinds := g.c.KindsOf(strings.TrimSuffix(t.NamedType, "Filter")).In(g.c)
	for range 1 + g.r.IntN(3) - g.r.IntN(2) {
		f := pick(g.r, def.Fields)
		if slices.Contains(in.names, f.Name) || (depth > 3 || g.fuel <= 0) && g.nested(f) || hops == 2 && g.leads(t, f) {
			continue
		}
		g.fuel--
		in.names = append(in.names, f.Name)
		in.items = append(in.items, g.filterField(t, f, pick(g.r, kinds).Name, depth, hops))
	}
	return in
}

// nested tells whether a field of a filter holds other filters of nodes.
func (g *queryMaker) nested(f *ast.FieldDefinition) bool {
	return g.schema.Types[f.Type.Name()].Fields.ForName("eq") == nil && !g.items(f)
}

// items tells whether a field of a filter is of a list of values.
func (g *queryMaker) items(f *ast.FieldDefinition) bool {
	some := g.schema.Types[f.Type.Name()].Fields.ForName("some")
	return some != nil && g.schema.Types[some.Type.Name()].Fields.ForName("eq") != nil
}

// leads tells whether a field of a filter goes through a relation or path: and, or, not and the kinds of an interface don't.
func (g *queryMaker) leads(t *ast.Type, f *ast.FieldDefinition) bool {
	target := strings.TrimSuffix(t.NamedType, "Filter")
	return g.nested(f) && g.schema.Types[target].Fields.ForName(f.Name) != nil
}

// reaching tells whether a field of a filter leads over ways that have a reach.
func (g *queryMaker) reaching(t *ast.Type, f *ast.FieldDefinition) bool {
	target := strings.TrimSuffix(t.NamedType, "Filter")
	if k := g.c.Kind(target); k != nil {
		return k.Field(f.Name).Reaching(0) != nil
	}
	return g.c.Interface(target).Field(f.Name).Reaching(0) != nil
}

func (g *queryMaker) filterField(t *ast.Type, f *ast.FieldDefinition, kind string, depth, hops int) *input {
	var in *input
	switch {
	case f.Name == "and" || f.Name == "or":
		in = &input{t: f.Type, isSet: true}
		for range g.r.IntN(4) {
			in.list = append(in.list, g.filter(f.Type.Elem, depth+1, hops))
		}
	case g.items(f):
		return g.itemFilter(f, kind)
	case !g.nested(f):
		return g.conditions(f.Name, f.Type, kind)
	case strings.HasSuffix(f.Type.NamedType, "ListFilter"):
		in = g.listFilter(f.Type, depth+1, hops+1)
		if reach := g.schema.Types[f.Type.NamedType].Fields.ForName("reach"); reach != nil && g.reaching(t, f) && chance(g.r, 30) {
			by := g.enums(reach.Type, 3)
			by.t, by.loose = reach.Type, true
			in.names, in.items = append(in.names, "reach"), append(in.items, by)
		}
	case g.leads(t, f):
		in = g.filter(f.Type, depth+1, hops+1)
	default:
		in = g.filter(f.Type, depth+1, hops)
	}
	in.loose = true
	return in
}

// listFilter makes a condition on related nodes.
func (g *queryMaker) listFilter(t *ast.Type, depth, hops int) *input {
	def := g.schema.Types[t.NamedType]
	in := &input{t: t, names: []string{}}
	for _, name := range []string{"some", "none", "every", "where", "count"} {
		where := slices.Contains(in.names, "where")
		if name == "count" && (where || chance(g.r, 40)) {
			count := g.conditions("order", def.Fields.ForName(name).Type, "Citation")
			count.loose = !where // where needs it
			in.names, in.items = append(in.names, name), append(in.items, count)
		} else if name != "count" && chance(g.r, 25) {
			of := g.filter(def.Fields.ForName(name).Type, depth, hops)
			of.loose = true
			in.names, in.items = append(in.names, name), append(in.items, of)
		}
	}
	return in
}

// itemFilter makes a condition on the items of a list.
func (g *queryMaker) itemFilter(f *ast.FieldDefinition, kind string) *input {
	in := &input{t: f.Type, names: []string{}, loose: true}
	for _, how := range g.schema.Types[f.Type.NamedType].Fields {
		if chance(g.r, 50) {
			in.names, in.items = append(in.names, how.Name), append(in.items, g.conditions(f.Name, how.Type, kind))
		}
	}
	return in
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
	case "during":
		return &input{t: op.Type, plain: g.period(field), loose: true}
	case "contains", "startsWith":
		return &input{t: op.Type, plain: g.part(field), loose: true}
	}
	in := g.operand(field, op.Type, kind)
	in.loose = true
	return in
}

// period makes a day, a month, a year or an interval, mostly around a day that is there.
func (g *queryMaker) period(field string) string {
	day := func() string {
		known := fitting(g.pool.values[field], "Date")
		if len(known) == 0 || chance(g.r, 25) {
			return pick(g.r, days)
		}
		return pick(g.r, known).(string)
	}
	cut := func(day string) string { return day[:pick(g.r, []int{4, 7, 10})] }
	if first, last := day(), day(); chance(g.r, 40) {
		return cut(min(first, last)) + "/" + cut(max(first, last))
	}
	return cut(day())
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
