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
	at       place
}

// A sideKey names the relations of a node of one type in one direction.
type sideKey struct {
	id        string
	relation  *ontology.Relation
	direction ontology.Direction
}

func (e *edge) sides() (from, to sideKey) {
	return sideKey{e.From, e.relation, ontology.Out}, sideKey{e.To, e.relation, ontology.In}
}

// other returns the end that isn't the entry which gives the relation.
func (e *edge) other() string {
	if e.field.Direction == ontology.Out {
		return e.To
	}
	return e.From
}

// far returns the end to which a relation leads in a direction.
func (e *edge) far(d ontology.Direction) string {
	if d == ontology.Out {
		return e.To
	}
	return e.From
}

// one returns the end of a relation to one, or nil.
func (l *loader) one(e *entry, field string) *entry {
	f := e.kind.Field(field)
	edges := l.sides[sideKey{e.id, f.Relation, f.Direction}]
	if len(edges) == 0 {
		return nil
	}
	return l.byID[edges[0].far(f.Direction)]
}

// ends returns what a relation leads to, in order.
func (l *loader) ends(e *entry, field string) []*entry {
	f := e.kind.Field(field)
	var out []*entry
	for _, edge := range l.sides[sideKey{e.id, f.Relation, f.Direction}] {
		out = append(out, l.byID[edge.far(f.Direction)])
	}
	return out
}

// listed returns the relations of an entry's list, in order.
func (l *loader) listed(e *entry, field string) []*edge {
	f := e.kind.Field(field)
	return l.sides[sideKey{e.id, f.Relation, f.Direction}]
}
