package store

import (
	"context"
	"iter"

	"graph287g/plan"
)

// A Store keeps one graph. All methods may be called at the same time from several goroutines.
type Store interface {
	// Execute answers a plan from one version of the graph: no change that is applied meanwhile shows in part. The
	// answer has a table for every step, in the plan's order; the caller owns it but not the bytes of its cells, which
	// may be shared and must not be changed. A plan without steps gives an answer without tables. It returns
	// *BudgetError once the rows that would be shown exceed the budget, *StepError where a step was asked for too much, ErrUnavailable where the store can't be reached, and the context's error once its time is over.
	Execute(ctx context.Context, p *plan.Plan, args plan.Args) (*Result, error)

	// Apply makes a change, all of it or nothing, and returns the version after it. It is durable when Apply returns.
	// What is already as the change wants it stays; a change that changes nothing makes no new version. It returns
	// *InvalidError where the graph after it would break a rule of the ontology, or where it holds what not every store
	// can hold, with all problems found.
	Apply(ctx context.Context, change Change) (Version, error)

	// Version returns the newest version. An empty graph has version 0.
	Version(ctx context.Context) (Version, error)

	// Export yields the whole graph of one version: nodes in order of their ids, then relations in order of type and
	// id. Both stores yield equal records, which the caller may read but not change. After an error it
	// ends.
	Export(ctx context.Context) iter.Seq2[Record, error]

	// Ping tells whether the store can answer now.
	Ping(ctx context.Context) error

	// Close lets running calls end and frees everything. Calls after it return ErrClosed, but for Close itself, which does
	// nothing then.
	Close(ctx context.Context) error
}

// MaxChanges is the most edits that one change may hold: what a transaction of the smallest store takes.
const MaxChanges = 20_000

// MaxRows is how many objects an answer may show.
const MaxRows = 50_000

// MaxPathRelations is how many relations a search for paths looks at before it gives up.
const MaxPathRelations = 20_000

// MaxGroups is how many groups of one list are shown unless the largest alone are asked for, or the most of these that may be.
const MaxGroups = 1_000
