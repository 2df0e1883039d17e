package executor

import (
	"context"

	"graph287g/plan"
	"graph287g/store"
)

// cases makes a row of each node: the value of the first case that holds for it, or of the stored field where none does.
func (x *execution) cases(ctx context.Context, s *plan.Step) error {
	parents, index := x.unique(s)
	values, err := x.r.Cells(ctx, parents, []plan.Column{{Name: s.Item.Name, On: s.On}})
	if err != nil {
		return err
	}
	if list := x.args[s.Index].Cases; len(list) > 0 && len(parents) > 0 {
		which, err := x.r.Cases(ctx, s.On, parents, list)
		if err != nil {
			return err
		}
		for i, c := range which {
			if c >= 0 {
				values[i] = store.AppendString(nil, list[c].Then)
			}
		}
	}
	x.caseTable(s, values, index)
	return nil
}

func (x *execution) caseTable(s *plan.Step, values [][]byte, index []int32) {
	t := &x.answer.Tables[s.Index]
	t.Width, t.Kinds = len(s.Columns), noKinds(len(values))
	from := make([]int32, 1, len(values)+1)
	for _, v := range values {
		for range s.Columns { // the value is all there is to show
			t.Cells = append(t.Cells, v)
		}
		from = append(from, from[len(from)-1]+1)
	}
	share(t, from, index)
}
