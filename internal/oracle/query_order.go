package oracle

import (
	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/ontology"
)

// orders makes keys to order by, one an item, at most two relations away.
func (g *queryMaker) orders(t *ast.Type) *input {
	in := &input{t: t, isSet: true}
	for range g.r.IntN(4) {
		in.list = append(in.list, g.order(t.Elem, 0))
	}
	return in
}

func (g *queryMaker) order(t *ast.Type, hops int) *input {
	def := g.schema.Types[t.NamedType]
	for {
		f := pick(g.r, def.Fields)
		in := &input{t: t, names: []string{f.Name}}
		if g.schema.Types[f.Type.NamedType].Kind == ast.Enum {
			in.items = []*input{{t: f.Type, enum: pick(g.r, []string{"ASC", "DESC"})}}
			return in
		}
		if far := hops + g.hops(t.NamedType, f.Name); far <= 2 {
			in.items = []*input{g.order(f.Type, far)}
			return in
		}
	}
}

// hops counts the relations that a key goes through.
func (g *queryMaker) hops(order, field string) int {
	target := order[:len(order)-len("Order")]
	var f *ontology.Field
	if k := g.c.Kind(target); k != nil {
		f = k.Field(field)
	} else {
		f = g.c.Interface(target).Field(field)
	}
	if f.Role == ontology.Traverse {
		return len(f.Patterns[0].Via)
	}
	return 1
}
