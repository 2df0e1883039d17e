package oracle

import (
	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/ontology"
	"graph287g/store"
)

// nameOne finds one node of a kind by its id or one of its keys.
func (g *queryMaker) nameOne(f *ast.FieldDefinition) []string {
	kind := f.Type.NamedType
	a := pick(g.r, f.Arguments)
	if chance(g.r, 40) {
		a = f.Arguments[0]
	}
	in := &input{t: a.Type, void: false}
	switch values := g.pool.values[a.Name]; {
	case g.c.Kind(kind).FoldedKey(a.Name) != nil && chance(g.r, 80):
		in.plain = g.pool.writtenAnyhow(g.r, g.c.Kind(kind), a.Name)
	case a.Name == "id":
		in.plain = g.pool.id(g.r, kind)
	case g.schema.Types[a.Type.NamedType].Kind == ast.Enum:
		in.enum = pick(g.r, g.schema.Types[a.Type.NamedType].EnumValues).Name
	case len(values) > 0 && chance(g.r, 85):
		in.plain = pick(g.r, values)
	default:
		in.plain = text(g.r)
	}
	if text, ok := in.plain.(string); ok && len(store.Words(text)) == 0 && a.Name != "id" {
		in.plain = "a" + text // a name without a letter or digit is refused
	}
	args := []string{a.Name + ": " + g.write(in)}
	if other := f.Arguments[0]; other != a && chance(g.r, 10) {
		args = append(args, other.Name+": null") // null counts as left out
	}
	return args
}

func (g *queryMaker) ids(a *ast.ArgumentDefinition) *input {
	in := &input{isSet: true}
	g.asked = 0
	for range g.r.IntN(5) {
		known := g.asked
		in.list = append(in.list, &input{t: a.Type.Elem, plain: g.id()})
		g.asked |= known
	}
	return in
}

// id picks the id of any node, and remembers its kind.
func (g *queryMaker) id() string {
	k := pick(g.r, g.c.Kinds)
	id := g.pool.id(g.r, k.Name)
	g.asked = ontology.SetOf(k)
	return id
}

func (g *queryMaker) identifier(f *ast.FieldDefinition) []string {
	known := [2]string{"FIPS", text(g.r)}
	if len(g.pool.schemes) > 0 && chance(g.r, 85) {
		known = pick(g.r, g.pool.schemes)
	}
	return []string{
		"scheme: " + g.write(&input{t: f.Arguments[0].Type, plain: known[0]}),
		"value: " + g.write(&input{t: f.Arguments[1].Type, plain: known[1]}),
	}
}
