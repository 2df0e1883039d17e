package store

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"

	"graph287g/ontology"
)

// An EdgeKey names a relation: its type and id.
type EdgeKey struct{ Relation, ID string }

// A DegreeKey names a side of a node: the relations of one type in one direction.
type DegreeKey struct {
	ID        string
	Relation  string
	Direction ontology.Direction
}

// Needs is what a store has to look up before a change can be checked.
type Needs struct {
	Nodes   []string    // ids of nodes, to be returned where they exist
	Edges   []EdgeKey   // relations, to be returned where they exist
	Names   []string    // of Names: whose they are
	Degrees []DegreeKey // how many relations there are
	Deleted []string    // ids of nodes to be deleted: how many relations they have in all
}

// A Neighborhood is what a store found for Needs.
type Neighborhood struct {
	Nodes   map[string]*Node
	Edges   map[EdgeKey]*Edge
	Owners  map[string]string // id by name
	Degrees map[DegreeKey]int
	Deleted map[string]int
}

// A Draft is a change in canonical form, on its way into a store.
type Draft struct {
	c        *ontology.Catalogue
	seed     string
	nodes    map[string]*Node // nil: to be deleted
	edges    map[EdgeKey]*Edge
	problems []Problem
}

// NewDraft brings a change into canonical form. Later edits of the same record win. Problems come out with Check.
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

// Needs tells what the store has to look up. A draft with problems needs nothing.
func (d *Draft) Needs() Needs {
	var n Needs
	if len(d.problems) > 0 {
		return n
	}
	touched := map[string]bool{}
	for id, node := range d.nodes {
		touched[id] = true
		if node == nil {
			n.Deleted = append(n.Deleted, id)
			continue
		}
		n.Names = append(n.Names, Names(d.c, node)...)
		n.Names = append(n.Names, FormerName(id))
	}
	for key, e := range d.edges {
		n.Edges = append(n.Edges, key)
		from, to := endsOf(key, e)
		touched[from], touched[to] = true, true
	}
	for id := range touched {
		n.Nodes = append(n.Nodes, id)
		for _, f := range constrained(d.c.KindOfID(id)) {
			n.Degrees = append(n.Degrees, DegreeKey{id, f.Relation.Type, f.Direction})
		}
	}
	n.sort()
	return n
}

func (n *Needs) sort() {
	slices.Sort(n.Nodes)
	slices.Sort(n.Names)
	n.Names = slices.Compact(n.Names)
	slices.Sort(n.Deleted)
	slices.SortFunc(n.Edges, func(a, b EdgeKey) int { return cmp.Or(cmp.Compare(a.Relation, b.Relation), cmp.Compare(a.ID, b.ID)) })
	slices.SortFunc(n.Degrees, func(a, b DegreeKey) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Relation, b.Relation), cmp.Compare(a.Direction, b.Direction))
	})
}

// constrained lists the fields of a kind that limit how many relations there are.
func constrained(k *ontology.Kind) []*ontology.Field {
	var out []*ontology.Field
	if k == nil {
		return nil
	}
	for _, f := range k.Fields {
		if f.Role == ontology.Related && (f.Few || !f.Type.List) {
			out = append(out, f)
		}
	}
	return out
}

// MaxFew is the most that a list which is few may hold.
const MaxFew = 20

// Check holds the draft against its neighborhood and returns the edits that change something, in a fixed order: deleted
// relations, deleted nodes, nodes, relations. The error is *InvalidError.
func (d *Draft) Check(hood *Neighborhood) ([]Edit, error) {
	if len(d.problems) == 0 {
		d.checkNodes(hood)
		d.checkEdges(hood)
		d.checkDegrees(hood)
	}
	if len(d.problems) > 0 {
		slices.SortStableFunc(d.problems, func(a, b Problem) int {
			return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Field, b.Field), cmp.Compare(a.What, b.What))
		})
		return nil, &InvalidError{d.problems}
	}
	return d.effective(hood), nil
}

func (d *Draft) problem(id, field, format string, args ...any) {
	d.problems = append(d.problems, Problem{id, field, fmt.Sprintf(format, args...)})
}

// checkNodes looks for names that two nodes would have, and for a node's change of kind, which its id rules out.
func (d *Draft) checkNodes(hood *Neighborhood) {
	owner := map[string]string{}
	for id, n := range d.nodes {
		if n == nil {
			continue
		}
		names := append(Names(d.c, n), FormerName(id))
		slices.Sort(names)
		for _, name := range slices.Compact(names) {
			if other, ok := owner[name]; ok {
				d.problem(max(id, other), "", "%s has the same %s", min(id, other), showName(name))
			}
			owner[name] = id
			other, ok := hood.Owners[name]
			if put, edited := d.nodes[other]; ok && other != id && !(edited && (put == nil || !slices.Contains(Names(d.c, put), name))) {
				d.problem(id, "", "%s has the same %s", other, showName(name))
			}
		}
		for _, former := range texts(n.Properties["formerIds"]) {
			if d.exists(hood, former) {
				d.problem(id, "formerIds", "%s is still a node of its own", former)
			}
		}
	}
}

func showName(name string) string {
	out := []byte(name)
	for i, c := range out {
		if c == 0 {
			out[i] = ' '
		}
	}
	return string(out)
}

func (d *Draft) exists(hood *Neighborhood, id string) bool {
	if n, ok := d.nodes[id]; ok {
		return n != nil
	}
	return hood.Nodes[id] != nil
}

func (d *Draft) checkEdges(hood *Neighborhood) {
	for key, e := range d.edges {
		if e == nil {
			continue
		}
		for _, end := range []string{e.From, e.To} {
			if !d.exists(hood, end) {
				d.problem(key.Relation+" "+key.ID, "", "there is no node %s", end)
			}
		}
	}
}

// checkDegrees counts the relations of every node that the change touches.
func (d *Draft) checkDegrees(hood *Neighborhood) {
	delta, all, touched := map[DegreeKey]int{}, map[string]int{}, map[string]bool{}
	for id := range d.nodes {
		touched[id] = true
	}
	for key, e := range d.edges {
		n := 0
		if e != nil {
			n++
		}
		if hood.Edges[key] != nil {
			n--
		}
		from, to := endsOf(key, e)
		touched[from], touched[to] = true, true
		delta[DegreeKey{from, key.Relation, ontology.Out}] += n
		delta[DegreeKey{to, key.Relation, ontology.In}] += n
		all[from] += n
		all[to] += n
	}
	for id := range touched {
		if n, ok := d.nodes[id]; ok && n == nil {
			if left := hood.Deleted[id] + all[id]; left > 0 {
				d.problem(id, "", "is to be deleted, but %d relations of it would remain", left)
			}
			continue
		}
		for _, f := range constrained(d.c.KindOfID(id)) {
			key := DegreeKey{id, f.Relation.Type, f.Direction}
			d.checkDegree(id, f, hood.Degrees[key]+delta[key])
		}
	}
}

func (d *Draft) checkDegree(id string, f *ontology.Field, n int) {
	switch {
	case f.Few && n > MaxFew:
		d.problem(id, f.Name, "would have %d; a list that is few has at most %d", n, MaxFew)
	case !f.Few && n > 1:
		d.problem(id, f.Name, "would have %d; it is a relation to one", n)
	case f.Type.NonNull && !f.Few && n < 1:
		d.problem(id, f.Name, "is missing, it is a %s", f.Type)
	}
}

// endsOf returns the ends of a relation, which its id tells.
func endsOf(key EdgeKey, e *Edge) (from, to string) {
	if e != nil {
		return e.From, e.To
	}
	return EndsOfID(key.ID)
}

// EndsOfID returns the ends that a relation's id names.
func EndsOfID(id string) (from, to string) {
	parts := [2]string{}
	n, start := 0, 0
	for i := 0; i <= len(id) && n < 2; i++ {
		if i == len(id) || id[i] == ' ' {
			parts[n], start, n = id[start:i], i+1, n+1
		}
	}
	return parts[0], parts[1]
}

func (d *Draft) effective(hood *Neighborhood) []Edit {
	var out []Edit
	for id, n := range d.nodes {
		old := hood.Nodes[id]
		switch {
		case n == nil && old != nil:
			out = append(out, DeleteNode(id))
		case n != nil && (old == nil || !reflect.DeepEqual(n, old)):
			out = append(out, PutNode(*n))
		}
	}
	for key, e := range d.edges {
		old := hood.Edges[key]
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
	return cmp.Or(cmp.Compare(phase(a), phase(b)), cmp.Compare(recordKey(a.Record), recordKey(b.Record)))
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

func recordKey(r Record) string {
	if r.Node != nil {
		return r.Node.ID
	}
	return r.Edge.Relation + " " + r.Edge.ID
}
