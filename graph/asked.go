package graph

import (
	"context"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"graph287g/store"
)

// Asked compiles a request to what a store is asked for it, so that the store can prepare for it. Its Plan is nil where no store is asked.
// What Execute would refuse is an error here too.
func (e *Engine) Asked(ctx context.Context, r Request) (store.AskedPlan, gqlerror.List) {
	x, errs := e.prepare(ctx, r)
	if len(errs) > 0 {
		return store.AskedPlan{}, errs
	}
	if len(x.compiled.Plan.Steps) == 0 {
		return store.AskedPlan{}, nil
	}
	return store.AskedPlan{Plan: x.compiled.Plan, Args: x.args}, nil
}
