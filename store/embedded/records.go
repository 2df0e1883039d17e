package embedded

import (
	"maps"

	"graph287g/ontology"
	"graph287g/store"
)

// records is a graph as it was written. It is never changed; with makes another.
type records struct {
	nodes map[string]*store.Node
	edges map[store.EdgeKey]*store.Edge
	names map[string]string // id by name
}

func newRecords() *records {
	return &records{nodes: map[string]*store.Node{}, edges: map[store.EdgeKey]*store.Edge{}, names: map[string]string{}}
}

// with returns the graph after some edits.
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
	out.name(c)
	return out
}

// name finds every name of every node.
func (r *records) name(c *ontology.Catalogue) {
	for id, n := range r.nodes {
		for _, name := range store.Names(c, n) {
			r.names[name] = id
		}
	}
}

// existing looks up what a change has to be checked against.
func (r *records) existing(needs store.Needs) *store.Existing {
	h := &store.Existing{
		Nodes: map[string]*store.Node{}, Edges: map[store.EdgeKey]*store.Edge{}, Owners: map[string]string{},
		Degrees: map[store.DegreeKey]int{}, Deleted: map[string]int{},
	}
	for _, id := range needs.Nodes {
		if n := r.nodes[id]; n != nil {
			h.Nodes[id] = n
		}
	}
	for _, key := range needs.Edges {
		if e := r.edges[key]; e != nil {
			h.Edges[key] = e
		}
	}
	for _, name := range needs.Names {
		if id, ok := r.names[name]; ok {
			h.Owners[name] = id
		}
	}
	r.degrees(needs, h)
	return h
}

// degrees counts all relations of all nodes: a change is rare, and this is simpler than an index that must be kept.
func (r *records) degrees(needs store.Needs, h *store.Existing) {
	if len(needs.Degrees)+len(needs.Deleted) == 0 {
		return
	}
	for key, e := range r.edges {
		h.Degrees[store.DegreeKey{ID: e.From, Relation: key.Relation, Direction: ontology.Out}]++
		h.Degrees[store.DegreeKey{ID: e.To, Relation: key.Relation, Direction: ontology.In}]++
		h.Deleted[e.From]++
		h.Deleted[e.To]++
	}
}
