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
	q := &Query{Step: s, List: s.List(), Args: plan.ListArgsOf(x.args, s.Index)}
	q.Cut = q.List.Shape == plan.Page && q.Args.First > 0 // who asks for none misses none
	if _, ok := s.Spec.(*plan.NeighborsSpec); ok {
		q.Relations = plan.ArgsOf[plan.NeighborsArgs](x.args, s.Index).Relations
	}
	return q
}
