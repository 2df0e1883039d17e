package oracle

import "graph287g/store"

// connecting asks for the ways between two nodes, with nearly all that can be told of them.
func (g *queryMaker) connecting() *selection {
	f := g.schema.Query.Fields.ForName("paths")
	s := &selection{field: f.Name, alias: f.Name, sub: g.full(f.Type.Name(), 6)}
	s.args, _ = g.arguments(f, 0)
	return s
}

// end is an end of a search for paths: mostly a node that there is. What can't be an id is refused before anything runs.
func (g *queryMaker) end() string {
	id := g.anyID()
	if chance(g.r, 10) {
		id = g.id()
	}
	if id == "" || store.CheckID(id) != nil {
		return "nothing/here"
	}
	return id
}
