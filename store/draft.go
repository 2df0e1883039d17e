package store

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"

	"graph287g/ontology"
)

// A Draft is a change in canonical form that is still to be checked.
type Draft struct {
	c        *ontology.Catalogue
	seed     string
	nodes    []draftNode // by id
	edges    []draftEdge // by key
	problems []Problem

	touched []string         // the ids of these nodes, then those of other ends of relations
	at      map[string]int32 // where an id is in touched
	bounded [][]*ontology.Field
	needs   Needs
}

// A draftNode is a node that is put, or the id of one that is deleted.
type draftNode struct {
	id    string
	node  *Node // nil for one to be deleted
	names []string
	order int
}

// A draftEdge is a relation that is put, or the key of one that is deleted.
type draftEdge struct {
	key      EdgeKey
	edge     *Edge // nil for one to be deleted
	from, to int32 // its ends in touched
	order    int
}

// NewDraft brings a change into canonical form. Of several edits of one record the last counts. Problems are returned by Check.
func NewDraft(c *ontology.Catalogue, change Change) *Draft {
	d := &Draft{c: c, seed: change.Seed}
	if n := len(change.Edits); n > MaxChanges {
		d.problems = []Problem{{"change", "", fmt.Sprintf("%d edits; at most %d go into one change", n, MaxChanges)}}
		return d
	}
	for i, e := range change.Edits {
		d.add(e, i)
	}
	d.nodes = lastOfEach(d.nodes, func(a, b *draftNode) int { return cmp.Compare(a.id, b.id) }, func(n *draftNode) int { return n.order })
	d.edges = lastOfEach(d.edges, func(a, b *draftEdge) int { return compareKeys(a.key, b.key) }, func(e *draftEdge) int { return e.order })
	if len(d.problems) == 0 {
		d.touch()
		d.gatherNeeds()
	}
	return d
}

func (d *Draft) add(e Edit, order int) {
	switch {
	case e.Node != nil && e.Delete:
		d.nodes = append(d.nodes, draftNode{id: e.Node.ID, order: order})
	case e.Node != nil:
		n, ps := CanonicalNode(d.c, e.Node)
		d.nodes, d.problems = append(d.nodes, draftNode{id: e.Node.ID, node: n, order: order}), append(d.problems, ps...)
	case e.Edge != nil && e.Delete:
		d.edges = append(d.edges, draftEdge{key: EdgeKey{e.Edge.Relation, e.Edge.ID}, order: order})
	case e.Edge != nil:
		r, ps := CanonicalEdge(d.c, e.Edge)
		d.edges, d.problems = append(d.edges, draftEdge{key: EdgeKey{e.Edge.Relation, e.Edge.ID}, edge: r, order: order}), append(d.problems, ps...)
	}
}

// lastOfEach puts edits in order of their records, and keeps of several edits of one record the last.
func lastOfEach[E any](edits []E, compare func(a, b *E) int, order func(*E) int) []E {
	slices.SortFunc(edits, func(a, b E) int {
		if c := compare(&a, &b); c != 0 {
			return c
		}
		return cmp.Compare(order(&b), order(&a))
	})
	return slices.CompactFunc(edits, func(a, b E) bool { return compare(&a, &b) == 0 })
}

func compareKeys(a, b EdgeKey) int {
	if c := cmp.Compare(a.Relation, b.Relation); c != 0 {
		return c
	}
	return cmp.Compare(a.ID, b.ID)
}

// touch numbers the nodes that the change touches.
func (d *Draft) touch() {
	d.touched, d.at = make([]string, 0, len(d.nodes)), make(map[string]int32, len(d.nodes))
	for i := range d.nodes {
		d.number(d.nodes[i].id)
	}
	for i := range d.edges {
		e := &d.edges[i]
		from, to := endsOf(e.key, e.edge)
		e.from, e.to = d.number(from), d.number(to)
	}
}

func (d *Draft) number(id string) int32 {
	i, known := d.at[id]
	if !known {
		i = int32(len(d.touched))
		d.at[id], d.touched = i, append(d.touched, id)
	}
	return i
}

// edited returns a touched node as it is to be; edited is false for one that is but an end of a relation.
func (d *Draft) edited(touched int32) (put *Node, edited bool) {
	if int(touched) >= len(d.nodes) {
		return nil, false
	}
	return d.nodes[touched].node, true
}

// changes returns the edits that change something, in the order in which they can be applied: relations go before their nodes, and come
// after them.
func (d *Draft) changes(existing *Existing) []Edit {
	out := make([]Edit, 0, len(d.nodes)+len(d.edges))
	for i := range d.edges {
		if e := &d.edges[i]; e.edge == nil && existing.Edges[e.key] != nil {
			out = append(out, DeleteEdge(e.key.Relation, e.key.ID))
		}
	}
	for i := range d.nodes {
		if n := &d.nodes[i]; n.node == nil && existing.Nodes[n.id] != nil {
			out = append(out, DeleteNode(n.id))
		}
	}
	for i := range d.nodes {
		n := &d.nodes[i]
		if n.node == nil {
			continue
		}
		if old := existing.Nodes[n.id]; old == nil || !reflect.DeepEqual(n.node, old) {
			out = append(out, Edit{Record: Record{Node: n.node}})
		}
	}
	for i := range d.edges {
		e := &d.edges[i]
		if e.edge == nil {
			continue
		}
		if old := existing.Edges[e.key]; old == nil || !reflect.DeepEqual(e.edge, old) {
			out = append(out, Edit{Record: Record{Edge: e.edge}})
		}
	}
	return slices.Clip(out)
}
