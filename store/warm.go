package store

import (
	"context"

	"graph287g/ontology"
	"graph287g/plan"
)

// A Warmer is a store whose first answers are faster once it is warmed up.
type Warmer interface {
	// Warm prepares the store for lists and lookups of every kind, and for what is asked often. Answers are the same without it. What can't be
	// prepared is left out, and told at the end; the error is that of the first.
	Warm(ctx context.Context, w Warming) error
}

// A Warming is what a store is warmed up for.
type Warming struct {
	Common []CommonQuestion
	Plans  []AskedPlan
	// Progress is told how many of how many parts are done, from 0 on; nil for nobody.
	Progress func(done, of int)
}

// Tell tells of the progress.
func (w Warming) Tell(done, of int) {
	if w.Progress != nil {
		w.Progress(done, of)
	}
}

// An AskedPlan is a plan that is asked often, with some values.
type AskedPlan struct {
	Plan *plan.Plan
	Args plan.Args
}

// A CommonQuestion is asked often of the nodes of a kind: which of them pass a filter or, with Cases, which of these holds for each.
type CommonQuestion struct {
	Kind   *ontology.Kind
	Filter plan.Filter
	Cases  []plan.Case
}
