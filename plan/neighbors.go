package plan

import "graph287g/ontology"

// A NeighborsSpec leads to the nodes of the step's kinds at the other ends of relations of any type, either way; a row for
// each relation.
type NeighborsSpec struct{ List }

// Operation names it.
func (*NeighborsSpec) Operation() string { return "neighbors" }

// NeighborsArgs are those of a list of neighbors.
type NeighborsArgs struct {
	ListArgs
	Relations []*ontology.Relation // nil for all
}

// WithPageSize returns the same arguments with another page size.
func (a *NeighborsArgs) WithPageSize(rows int) Paged {
	with := *a
	with.First = rows
	return &with
}

// Explain tells what the list is asked for.
func (a *NeighborsArgs) Explain(c *ontology.Catalogue) []string {
	return append(a.ListArgs.Explain(c), explainRelations(a.Relations)...)
}
