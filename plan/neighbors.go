package plan

import "graph287g/ontology"

// A NeighborsSpec lists the nodes of the step's kinds at the other ends of relations of any type and direction: a row for each
// relation.
type NeighborsSpec struct{ List }

// Operation implements Spec.
func (*NeighborsSpec) Operation() string { return "neighbors" }

// NeighborsArgs are the arguments of a NeighborsSpec.
type NeighborsArgs struct {
	ListArgs
	Relations []*ontology.Relation // nil for all
}

// WithPageSize implements Paged.
func (a *NeighborsArgs) WithPageSize(rows int) Paged {
	with := *a
	with.First = rows
	return &with
}

// Explain tells what the list is asked for.
func (a *NeighborsArgs) Explain(c *ontology.Catalogue) []string {
	return append(a.ListArgs.Explain(c), explainRelations(a.Relations)...)
}
