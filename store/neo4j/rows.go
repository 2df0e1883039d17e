package neo4j

import (
	"context"

	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// Rows finds the rows of an All, Follow, Neighbors or Walk step: one statement for all parents, or one for each share of them.
func (r *reader) Rows(ctx context.Context, q *executor.Query) (*executor.Rows, error) {
	t := r.newTable(q)
	switch {
	case q.Step.Op == plan.All:
		return t.out, t.all(ctx)
	case q.Step.Op == plan.Follow, q.Step.Op == plan.Neighbors:
		return t.out, t.shares(ctx, t.follow)
	case t.where == "" && (q.Step.Shape != plan.Page || len(q.Args.Order) == 0):
		return t.out, t.known(ctx)
	}
	return t.out, t.shares(ctx, t.walk)
}

// share is how many parents one statement serves, so that a transaction's memory is bounded by pages of that many.
const share = 500

// shares finds the rows of all parents. Once there are more than an answer may show, more rows still are counted but not
// fetched, and soon not even counted: package level will refuse the answer.
func (t *table) shares(ctx context.Context, find func(ctx context.Context, from, to int) error) error {
	for from := 0; from < len(t.q.Parents); from += share {
		if err := find(ctx, from, min(from+share, len(t.q.Parents))); err != nil {
			return err
		}
		if n := len(t.out.Refs); n > 4*store.MaxRows {
			return &store.BudgetError{Step: t.q.Step.Index, Rows: n, Limit: store.MaxRows}
		} else if n > store.MaxRows {
			t.p["columns"] = []any{}
		}
	}
	return nil
}
