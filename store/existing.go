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
		n.Nodes = append(n.Nodes, texts(node.Properties["formerIds"])...)
	}
	for key, e := range d.edges {
		n.Edges = append(n.Edges, key)
		from, to := endsOf(key, e)
		touched[from], touched[to] = true, true
	}
	for id := range touched {
		n.Nodes = append(n.Nodes, id)
		for _, f := range boundedFields(d.c.KindOfID(id)) {
			n.Degrees = append(n.Degrees, DegreeKey{id, f.Relation.Type, f.Direction})
		}
	}
	n.sort()
	return n
}

func (n *Needs) sort() {
	slices.Sort(n.Nodes)
	n.Nodes = slices.Compact(n.Nodes)
	slices.Sort(n.Names)
	n.Names = slices.Compact(n.Names)
	slices.Sort(n.Deleted)
	slices.SortFunc(n.Edges, func(a, b EdgeKey) int { return cmp.Or(cmp.Compare(a.Relation, b.Relation), cmp.Compare(a.ID, b.ID)) })
	slices.SortFunc(n.Degrees, func(a, b DegreeKey) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Relation, b.Relation), cmp.Compare(a.Direction, b.Direction))
	})
}

// boundedFields returns the fields of a kind that bound its number of relations: relations to one, and curated lists.
func boundedFields(k *ontology.Kind) []*ontology.Field {
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
