package oracle

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/ontology"
)

// focus asks one field of one kind for all that it has: every field of every kind has its turn, which chance alone would
// give to few.
func (g *queryMaker) focus() *selection {
	k, f := g.anyField()
	if f == nil {
		return g.introspection()
	}
	inner := &selection{field: f.Name, alias: f.Name}
	if target := g.schema.Types[f.Type.Name()]; !target.IsLeafType() {
		g.plain = chance(g.r, 80)
		g.rows = 8
		inner.args, _ = g.arguments(f, ontology.SetOf(k))
		g.rows, g.plain = 1, false
		inner.sub = g.full(target.Name, 6)
	}
	return g.lookup(k, g.pool.leading(k, k.Field(f.Name)), []*selection{{field: "id", alias: "id"}, inner})
}

// anyField picks a field of a kind that leads somewhere in this graph, or seldom a leaf.
func (g *queryMaker) anyField() (*ontology.Kind, *ast.FieldDefinition) {
	leaf := chance(g.r, 15)
	var kinds []*ontology.Kind
	var fields []*ast.FieldDefinition
	for _, k := range g.c.Kinds {
		for _, f := range g.schema.Types[k.Name].Fields {
			field := k.Field(f.Name)
			if field != nil && !sentence(f) && len(g.pool.leading(k, field)) > 0 && g.schema.Types[f.Type.Name()].IsLeafType() == leaf {
				kinds, fields = append(kinds, k), append(fields, f)
			}
		}
	}
	if len(fields) == 0 {
		return nil, nil
	}
	i := g.r.IntN(len(fields))
	return kinds[i], fields[i]
}

// lookup finds a few of some nodes of a kind.
func (g *queryMaker) lookup(k *ontology.Kind, ids []string, sub []*selection) *selection {
	some := &input{t: ast.NonNullListType(ast.NonNullNamedType("ID", nil), nil), isSet: true}
	for range 1 + g.r.IntN(5) {
		some.list = append(some.list, &input{t: some.t.Elem, plain: pick(g.r, ids)})
	}
	if chance(g.r, 50) {
		on := &selection{on: k.Name, sub: sub}
		return &selection{field: "nodes", alias: "nodes", args: []string{"ids: " + g.write(some)}, sub: []*selection{on}}
	}
	s := &selection{field: k.Plural, alias: k.Plural, args: []string{"filter: {id: {in: " + g.write(some) + "}}"}}
	s.sub = []*selection{{field: "nodes", alias: "nodes", sub: sub}}
	return s
}

// full selects all fields of a type, so many levels deep; of nodes only what tells them apart.
func (g *queryMaker) full(typeName string, deep int) []*selection {
	if g.c.KindsOf(typeName) != 0 {
		return []*selection{{field: "__typename", alias: "__typename"}, {field: "id", alias: "id"}}
	}
	var out []*selection
	for _, f := range g.schema.Types[typeName].Fields {
		s := &selection{field: f.Name, alias: f.Name}
		if f.Arguments.ForName("by") != nil {
			s.args, _ = g.arguments(f, 0)
		}
		switch leaf := g.schema.Types[f.Type.Name()].IsLeafType(); {
		case strings.HasPrefix(f.Name, "__"), sentence(f):
		case leaf:
			out = append(out, s)
		case deep > 0 && chance(g.r, 80):
			s.sub = g.full(f.Type.Name(), deep-1)
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		out = append(out, &selection{field: "__typename", alias: "__typename"})
	}
	return out
}
