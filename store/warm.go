package store

import (
	"context"

	"graph287g/ontology"
	"graph287g/plan"
)

// A Warmer is a store that answers its first questions faster once it has prepared itself for common ones.
type Warmer interface {
	// Warm prepares for lists and lookups of every kind, and for what is common beside these. It changes nothing, and nothing
	// depends on it.
	Warm(ctx context.Context, common []CommonQuestion) error
}

// A CommonQuestion is one that is asked often of the nodes of a kind: which of them pass a filter, or, with cases, which of these
// holds for each.
type CommonQuestion struct {
	Kind   *ontology.Kind
	Filter plan.Filter
	Cases  []plan.Case
}
