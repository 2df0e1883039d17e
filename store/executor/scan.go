package executor

import (
	"context"

	"graph287g/plan"
)

func (x *Execution) scan(ctx context.Context, s *plan.Step) error {
	rows, err := x.r.Rows(ctx, x.query(s))
	if err != nil {
		return err
	}
	x.fillList(s, rows, []int32{0})
	return nil
}

// query asks for the rows of a step that lists nodes.
func (x *Execution) query(s *plan.Step) *Query {
	q := &Query{Step: s, List: s.List(), Args: plan.ListArgsOf(x.args, s.Index)}
	if _, ok := s.Spec.(*plan.NeighborsSpec); ok {
		q.Relations = plan.ArgsOf[plan.NeighborsArgs](x.args, s.Index).Relations
	}
	return q
}
