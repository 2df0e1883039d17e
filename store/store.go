package store

import (
	"context"
	"iter"

	"graph287g/plan"
)

// A Store keeps one graph. All methods may be called at the same time from several goroutines.
type Store interface {
	// Execute answers a plan from one version of the graph: a change that is applied meanwhile shows as a whole or not at all. The
	// result has a table for every step, in the plan's order; the caller owns it except for the bytes of its cells, which may be shared
	// and must not be changed. A plan without steps has a result without tables. The error is *BudgetError where more than MaxRows rows
	// would be shown, *StepError where a step was asked for too much, ErrUnavailable where the store cannot be reached, or that of the
	// context.
	Execute(ctx context.Context, p *plan.Plan, args plan.Args) (*Result, error)

	// Apply makes changes, all of them or nothing, and returns the version after them. They are durable when Apply returns. Several
	// changes are one version, so that what is more than MaxChanges shows at once: each is made after those before it, and has to leave
	// the graph as the ontology wants it. Changes that leave every record as it is make no new version. The error is *InvalidError, with
	// all problems found in the first change that has any, where the graph would break a rule of the ontology, or where a change has
	// values that not every store can hold.
	Apply(ctx context.Context, changes ...Change) (Version, error)

	// Version returns the newest version. An empty graph has version 0.
	Version(ctx context.Context) (Version, error)

	// Export yields the whole graph of one version: nodes in order of their ids, then relations in order of type and id. All stores
	// yield equal records, which the caller must not change. It ends after an error.
	Export(ctx context.Context) iter.Seq2[Record, error]

	// Statistics returns what the newest version is like. All stores have equal ones; they are kept with each change, at its own size.
	Statistics(ctx context.Context) (*Statistics, error)

	// Ping returns nil if the store can answer now.
	Ping(ctx context.Context) error

	// Close waits for running calls and frees all resources. Later calls return ErrClosed, except for Close, which then does nothing.
	Close(ctx context.Context) error
}

// MaxChanges is how many edits one change may have. More are several changes, which Apply makes at once.
const MaxChanges = 20_000

// MaxRows is how many objects an answer may show.
const MaxRows = 50_000

// MaxPathRelations is how many relations a path search reads before it gives up.
const MaxPathRelations = 20_000

// MaxGroups is how many groups of one list may be asked for.
const MaxGroups = 1_000
