package store

import (
	"cmp"
	"slices"

	"graph287g/ontology"
)

// An EdgeKey identifies a relation by its type and id.
type EdgeKey struct{ Relation, ID string }

// A DegreeKey identifies the relations of a node that have one type and direction.
type DegreeKey struct {
	ID        string
	Relation  string
	Direction ontology.Direction
}

// Needs is what a store has to look up before a change can be checked.
type Needs struct {
	Nodes   []string    // ids of nodes, to be returned where they exist
	Edges   []EdgeKey   // relations, to be returned where they exist
	Names   []string    // names of nodes (see the function Names), whose owners are to be returned
	Degrees []DegreeKey // relations to be counted
	Deleted []string    // ids of nodes to be deleted, all of whose relations are to be counted
}

// Existing is what a store has found for Needs.
type Existing struct {
	Nodes   map[string]*Node
	Edges   map[EdgeKey]*Edge
	Owners  map[string]string // ids of nodes by name
	Degrees map[DegreeKey]int
	Deleted map[string]int // numbers of relations by the node's id
}

// Needs returns what the store has to look up before Check. A draft with problems needs nothing.
func (d *Draft) Needs() Needs { return d.needs }

// gatherNeeds gathers what has to be looked up, each list in order.
func (d *Draft) gatherNeeds() {
	n := &d.needs
	n.Nodes = slices.Clone(d.touched)
	slices.Sort(n.Nodes)
	for _, id := range n.Nodes {
		for _, f := range d.boundedFields(id) {
			n.Degrees = append(n.Degrees, DegreeKey{id, f.Relation.Type, f.Direction})
		}
	}
	touched := len(n.Nodes)
	for i := range d.nodes {
		x := &d.nodes[i]
		if x.node == nil {
			n.Deleted = append(n.Deleted, x.id)
			continue
		}
		x.names = append(Names(d.c, x.node), FormerName(x.id))
		n.Names = append(n.Names, x.names...)
		n.Nodes = append(n.Nodes, texts(x.node.Properties["formerIds"])...)
	}
	if len(n.Nodes) > touched {
		slices.Sort(n.Nodes)
		n.Nodes = slices.Compact(n.Nodes)
	}
	slices.Sort(n.Names)
	n.Names = slices.Compact(n.Names)
	for i := range d.edges {
		n.Edges = append(n.Edges, d.edges[i].key)
	}
}

// boundedFields returns the fields of a node that bound its number of relations, by relation and direction: relations to one, and curated
// lists.
func (d *Draft) boundedFields(id string) []*ontology.Field {
	k := d.c.KindOfID(id)
	if k == nil {
		return nil
	}
	if d.bounded == nil {
		d.bounded = make([][]*ontology.Field, len(d.c.Kinds))
	}
	if d.bounded[k.Index] == nil {
		d.bounded[k.Index] = boundedFields(k)
	}
	return d.bounded[k.Index]
}

func boundedFields(k *ontology.Kind) []*ontology.Field {
	out := []*ontology.Field{}
	for _, f := range k.Fields {
		if f.Role == ontology.Related && (f.Few || !f.Type.List) {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b *ontology.Field) int {
		return cmp.Or(cmp.Compare(a.Relation.Type, b.Relation.Type), cmp.Compare(a.Direction, b.Direction))
	})
	return out
}
