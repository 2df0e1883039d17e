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

// An adjacencyKey names the relations of a node of one type in one direction.
type adjacencyKey struct {
	id        string
	relation  *ontology.Relation
	direction ontology.Direction
}

func (e *edge) adjacencyKeys() (from, to adjacencyKey) {
	return adjacencyKey{e.From, e.relation, ontology.Out}, adjacencyKey{e.To, e.relation, ontology.In}
}

// otherEnd returns the end that isn't the entry which gives the relation.
func (e *edge) otherEnd() string {
	if e.field.Direction == ontology.Out {
		return e.To
	}
	return e.From
}

// end returns the end to which a relation leads in a direction.
func (e *edge) end(d ontology.Direction) string {
	if d == ontology.Out {
		return e.To
	}
	return e.From
}

// target returns the entry that a relation to one leads to, or nil.
func (l *loader) target(e *entry, field string) *entry {
	f := e.kind.Field(field)
	edges := l.adjacency[adjacencyKey{e.id, f.Relation, f.Direction}]
	if len(edges) == 0 {
		return nil
	}
	return l.byID[edges[0].end(f.Direction)]
}

// targets returns what a relation leads to, in order.
func (l *loader) targets(e *entry, field string) []*entry {
	f := e.kind.Field(field)
	var out []*entry
	for _, edge := range l.adjacency[adjacencyKey{e.id, f.Relation, f.Direction}] {
		out = append(out, l.byID[edge.end(f.Direction)])
	}
	return out
}

// edgesOf returns the relations of an entry's list, in order.
func (l *loader) edgesOf(e *entry, field string) []*edge {
	f := e.kind.Field(field)
	return l.adjacency[adjacencyKey{e.id, f.Relation, f.Direction}]
}
