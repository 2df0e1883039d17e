package oracle

import "github.com/vektah/gqlparser/v2/ast"

// listing asks for one list of one kind with a filter, an order and a page, and for little of what is in it: nearly all that
// may differ is which nodes it has, and where it ends.
func (g *queryMaker) listing() *selection {
	k := g.c.KindOfID(g.anyID())
	if k == nil {
		return g.introspection()
	}
	f := g.schema.Query.Fields.ForName(k.Plural)
	s := &selection{field: f.Name, alias: f.Name}
	dated := f.Arguments.ForName("asOf") != nil && chance(g.r, 60)
	for _, a := range f.Arguments {
		switch {
		case a.Name == "filter" && chance(g.r, 90):
			s.args = append(s.args, "filter: "+g.write(g.given(a, g.filter(a.Type, 0, 0))))
		case dated && (a.Name == "asOf" || a.Name == "certainty" || a.Name == "knownAt"):
			if in := g.argument(a, 0); in != nil {
				in.t = a.Type // and never left out: POSSIBLE alone is an error
				s.args = append(s.args, a.Name+": "+g.write(in))
			}
		case a.Name == "orderBy" && !dated && chance(g.r, 60):
			s.args = append(s.args, "orderBy: "+g.write(g.given(a, g.orders(a.Type))))
		}
	}
	if chance(g.r, 50) {
		s.args = append(s.args, pick(g.r, []string{"first: 2", "last: 2", "first: 5", "last: 5", "first: 0", "last: 0"}))
	}
	s.sub = []*selection{
		{field: "totalCount", alias: "totalCount"},
		{field: "nodes", alias: "nodes", sub: []*selection{{field: "id", alias: "id"}}},
		{field: "pageInfo", alias: "pageInfo", sub: []*selection{{field: "hasNextPage", alias: "hasNextPage"}, {field: "hasPreviousPage", alias: "hasPreviousPage"}}},
	}
	if chance(g.r, 50) {
		s.args = append(s.args, g.page(s, f))
	}
	return s
}

// anyID is the id of some node, so that kinds of many nodes come often; empty in an empty graph.
func (g *queryMaker) anyID() string {
	if len(g.pool.ids) == 0 {
		return ""
	}
	return pick(g.r, g.pool.ids)
}

func (g *queryMaker) given(a *ast.ArgumentDefinition, in *input) *input {
	in.t, in.loose, in.void = a.Type, true, true
	return in
}
