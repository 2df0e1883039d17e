package executor

import (
	"context"

	"graph287g/plan"
)

// scan makes the rows of a list of all nodes of some kinds.
func (x *Execution) scan(ctx context.Context, s *plan.Step) error {
	rows, err := x.r.Rows(ctx, x.query(s))
	if err != nil {
		return err
	}
	x.fillList(s, rows, []int32{0})
	return nil
}

// query returns the query of a step that lists nodes, still without its parents.
func (x *Execution) query(s *plan.Step) *Query {
	q := x.scratch.newQuery()
	q.askFor(s, x.args)
	q.Memory = x.memory
	return q
}

// NewQuery returns the query of a step that lists nodes, still without its parents, as an execution makes it: for readers that read ahead.
func NewQuery(s *plan.Step, args plan.Args) *Query {
	q := new(Query)
	q.askFor(s, args)
	return q
}

// askFor makes the query that of a step.
func (q *Query) askFor(s *plan.Step, args plan.Args) {
	*q = Query{Step: s, List: s.List(), Args: plan.ListArgsOf(args, s.Index)}
	q.Cut = q.List.Shape == plan.Page && q.Args.First > 0 // who asks for none misses none
	switch s.Spec.(type) {
	case *plan.NeighborsSpec:
		q.Relations = plan.ArgsOf[plan.NeighborsArgs](args, s.Index).Relations
		q.Facts = q.List.Links
	case *plan.ExpandSpec:
		q.Facts = q.List.Links
	}
}
