package store

import (
	"context"
	"time"

	"graph287g/plan"
)

// An Observer is told what goes on while a plan is executed. The functions that are set are called one after the other, by
// the goroutine that executes.
type Observer struct {
	// Begin is called when a step is about to be executed, End when it has been: how many rows the answer shows of it, and how
	// long it took.
	Begin func(s *plan.Step)
	End   func(s *plan.Step, rows int64, took time.Duration)
	// Statement is called before a statement is sent to a database. It must not change the parameters.
	Statement func(text string, params map[string]any)
	// Hits is called after each statement, with how often the database has read something for it. Where it is set each statement is run twice, once
	// to count.
	Hits func(n int64)
	// Tier is called before a plan is executed, by stores that have several ways to do it.
	Tier func(t Tier)
}

// A Tier is the way in which a store answers a plan.
type Tier struct {
	Fused bool // one statement reads Steps of the plan; else each level has a statement of its own
	Steps int  // how many steps one statement reads, or would read if the question were common; 0 where that is never so
}

type observerKey struct{}

// WithObserver lets an observer watch the executions of a context.
func WithObserver(ctx context.Context, o *Observer) context.Context {
	return context.WithValue(ctx, observerKey{}, o)
}

// ObserverOf returns the observer of a context; nil where nobody watches.
func ObserverOf(ctx context.Context) *Observer {
	o, _ := ctx.Value(observerKey{}).(*Observer)
	return o
}
