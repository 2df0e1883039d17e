package executor

import (
	"context"

	"graph287g/plan"
	"graph287g/store"
)

// conditional makes one row for each node: the value of the first case that holds for it, or of the stored field where none does.
func (x *Execution) conditional(ctx context.Context, s *plan.Step, spec *plan.ConditionalSpec) error {
	parents, index := x.Unique(s)
	values, err := x.r.Cells(ctx, parents, []plan.Column{{Name: spec.Field.Name, On: s.On}})
	if err != nil {
		return err
	}
	if list := plan.ArgsOf[plan.ConditionalArgs](x.args, s.Index).Cases; len(list) > 0 && len(parents) > 0 {
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
	from := make([]int32, len(values)+1)
	var cells [][]byte
	for i, v := range values {
		for range s.Columns { // ConditionalValue is the only column
			cells = append(cells, v)
		}
		from[i+1] = int32(i + 1)
	}
	x.FillValues(s, cells, len(values), from, index)
	return nil
}
