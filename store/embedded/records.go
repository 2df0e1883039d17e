package embedded

import (
	"maps"

	"graph287g/ontology"
	"graph287g/store"
)

// records are the records of a graph by their ids. They are never changed: with returns new ones.
type records struct {
	nodes map[string]*store.Node
	edges map[store.EdgeKey]*store.Edge
	names map[string]string // id by name
}

func newRecords() *records {
	return &records{nodes: map[string]*store.Node{}, edges: map[store.EdgeKey]*store.Edge{}, names: map[string]string{}}
}

// with returns the records after some edits.
func (r *records) with(c *ontology.Catalogue, edits []store.Edit) *records {
	out := &records{nodes: maps.Clone(r.nodes), edges: maps.Clone(r.edges), names: map[string]string{}}
	for _, e := range edits {
		switch {
		case e.Node != nil && e.Delete:
			delete(out.nodes, e.Node.ID)
		case e.Node != nil:
			out.nodes[e.Node.ID] = e.Node
		case e.Delete:
			delete(out.edges, store.EdgeKey{Relation: e.Edge.Relation, ID: e.Edge.ID})
		default:
			out.edges[store.EdgeKey{Relation: e.Edge.Relation, ID: e.Edge.ID}] = e.Edge
		}
	}
	out.indexNames(c)
	return out
}

// indexNames indexes the nodes by their names.
func (r *records) indexNames(c *ontology.Catalogue) {
	for id, n := range r.nodes {
		for _, name := range store.Names(c, n) {
			r.names[name] = id
		}
	}
}

// existing looks up what a change has to be checked against.
func (r *records) existing(needs store.Needs) *store.Existing {
	out := &store.Existing{
		Nodes: map[string]*store.Node{}, Edges: map[store.EdgeKey]*store.Edge{}, Owners: map[string]string{},
		Degrees: map[store.DegreeKey]int{}, Deleted: map[string]int{},
	}
	for _, id := range needs.Nodes {
		if n := r.nodes[id]; n != nil {
			out.Nodes[id] = n
		}
	}
	for _, key := range needs.Edges {
		if e := r.edges[key]; e != nil {
			out.Edges[key] = e
		}
	}
	for _, name := range needs.Names {
		if id, ok := r.names[name]; ok {
			out.Owners[name] = id
		}
	}
	r.countDegrees(needs, out)
	return out
}

// countDegrees counts the relations of all nodes. Changes are rare, so that this does not need an index which every change would have
// to maintain.
func (r *records) countDegrees(needs store.Needs, out *store.Existing) {
	if len(needs.Degrees)+len(needs.Deleted) == 0 {
		return
	}
	for key, e := range r.edges {
		out.Degrees[store.DegreeKey{ID: e.From, Relation: key.Relation, Direction: ontology.Out}]++
		out.Degrees[store.DegreeKey{ID: e.To, Relation: key.Relation, Direction: ontology.In}]++
		out.Deleted[e.From]++
		out.Deleted[e.To]++
	}
}
