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
	nodes    map[string]*Node // by id; nil for one to be deleted
	edges    map[EdgeKey]*Edge
	problems []Problem
}

// NewDraft brings a change into canonical form. Of several edits of one record the last counts. Problems are returned by Check.
func NewDraft(c *ontology.Catalogue, change Change) *Draft {
	d := &Draft{c: c, seed: change.Seed, nodes: map[string]*Node{}, edges: map[EdgeKey]*Edge{}}
	if n := len(change.Edits); n > MaxChanges {
		d.problems = []Problem{{"change", "", fmt.Sprintf("%d edits; at most %d go into one change", n, MaxChanges)}}
		return d
	}
	for _, e := range change.Edits {
		d.add(e)
	}
	return d
}

func (d *Draft) add(e Edit) {
	switch {
	case e.Node != nil && e.Delete:
		d.nodes[e.Node.ID] = nil
	case e.Node != nil:
		n, ps := CanonicalNode(d.c, e.Node)
		d.nodes[e.Node.ID], d.problems = n, append(d.problems, ps...)
	case e.Edge != nil && e.Delete:
		d.edges[EdgeKey{e.Edge.Relation, e.Edge.ID}] = nil
	case e.Edge != nil:
		r, ps := CanonicalEdge(d.c, e.Edge)
		d.edges[EdgeKey{e.Edge.Relation, e.Edge.ID}], d.problems = r, append(d.problems, ps...)
	}
}

// changes returns the edits that change something, in the order of compareEdits.
func (d *Draft) changes(existing *Existing) []Edit {
	var out []Edit
	for id, n := range d.nodes {
		old := existing.Nodes[id]
		switch {
		case n == nil && old != nil:
			out = append(out, DeleteNode(id))
		case n != nil && (old == nil || !reflect.DeepEqual(n, old)):
			out = append(out, PutNode(*n))
		}
	}
	for key, e := range d.edges {
		old := existing.Edges[key]
		switch {
		case e == nil && old != nil:
			out = append(out, DeleteEdge(key.Relation, key.ID))
		case e != nil && (old == nil || !reflect.DeepEqual(e, old)):
			out = append(out, PutEdge(*e))
		}
	}
	slices.SortFunc(out, compareEdits)
	return out
}

func compareEdits(a, b Edit) int {
	n := cmp.Compare(phase(a), phase(b))
	switch {
	case n != 0:
		return n
	case a.Node != nil:
		return cmp.Compare(a.Node.ID, b.Node.ID)
	}
	return cmp.Or(cmp.Compare(a.Edge.Relation, b.Edge.Relation), cmp.Compare(a.Edge.ID, b.Edge.ID))
}

func phase(e Edit) int {
	switch {
	case e.Delete && e.Edge != nil:
		return 0
	case e.Delete:
		return 1
	case e.Node != nil:
		return 2
	}
	return 3
}
