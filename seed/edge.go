package seed

import (
	"graph287g/ontology"
	"graph287g/store"
)

// An edge is one relation on its way into the graph.
type edge struct {
	store.Edge
	relation *ontology.Relation
	by       *entry          // on whose side it is given
	field    *ontology.Field // in which field
	index    int             // at which place of the field's list
	at       position
}

// newEdge returns the relation by which a field of an entry leads to another.
func newEdge(by *entry, f *ontology.Field, to string, facts map[string]any, at position) *edge {
	out := &edge{relation: f.Relation, by: by, field: f, at: at}
	out.Edge = store.Edge{Relation: f.Relation.Type, From: by.id, To: to, Properties: facts}
	if f.Direction == ontology.In {
		out.From, out.To = out.To, out.From
	}
	return out
}

// otherEnd returns the end that isn't the entry which gives the relation.
func (e *edge) otherEnd() string { return e.end(e.field.Direction) }

// end returns the end to which a relation leads in a direction.
func (e *edge) end(d ontology.Direction) string {
	if d == ontology.Out {
		return e.To
	}
	return e.From
}

// An adjacencyKey names the relations of a node of one type in one direction.
type adjacencyKey struct {
	id        string
	relation  *ontology.Relation
	direction ontology.Direction
}

// addAdjacent makes a relation known at both its ends.
func (l *loader) addAdjacent(e *edge) {
	from, to := adjacencyKey{e.From, e.relation, ontology.Out}, adjacencyKey{e.To, e.relation, ontology.In}
	l.adjacency[from], l.adjacency[to] = append(l.adjacency[from], e), append(l.adjacency[to], e)
}

// edgesOf returns the relations of an entry's field, in order.
func (l *loader) edgesOf(e *entry, field string) []*edge {
	f := e.kind.Field(field)
	return l.adjacency[adjacencyKey{e.id, f.Relation, f.Direction}]
}

// targets returns what a relation leads to, in order.
func (l *loader) targets(e *entry, field string) []*entry {
	var out []*entry
	for _, edge := range l.edgesOf(e, field) {
		out = append(out, l.byID[edge.end(e.kind.Field(field).Direction)])
	}
	return out
}

// target returns the entry that a relation to one leads to, or nil.
func (l *loader) target(e *entry, field string) *entry {
	targets := l.targets(e, field)
	if len(targets) == 0 {
		return nil
	}
	return targets[0]
}
