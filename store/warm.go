package store

import (
	"context"

	"graph287g/ontology"
	"graph287g/plan"
)

// A Warmer is a store whose first answers are faster once it is warmed up.
type Warmer interface {
	// Warm prepares the store for lists and lookups of every kind, and for the common questions. Answers are the same without it.
	Warm(ctx context.Context, common []CommonQuestion) error
}

// A CommonQuestion is asked often of the nodes of a kind: which of them pass a filter or, with Cases, which of these holds for each.
type CommonQuestion struct {
	Kind   *ontology.Kind
	Filter plan.Filter
	Cases  []plan.Case
}
