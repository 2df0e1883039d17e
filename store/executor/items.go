package executor

import (
	"context"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// items makes a row of each element of a stored list of values.
func (x *Execution) items(ctx context.Context, s *plan.Step, spec *plan.ItemsSpec) error {
	parents, index := x.Unique(s)
	lists, err := x.r.Cells(ctx, parents, []plan.Column{{Name: spec.Field.Name, On: s.On}})
	if err != nil {
		return err
	}
	object := x.c.Object(spec.Field.Type.Name)
	var cells [][]byte
	from := make([]int32, 1, len(parents)+1)
	for _, cell := range lists {
		items, _ := store.Decode(cell).([]any)
		for _, item := range items {
			cells = appendItem(cells, object, item, s.Columns)
		}
		from = append(from, from[len(from)-1]+int32(len(items)))
	}
	x.FillValues(s, cells, int(from[len(parents)]), from, index)
	return nil
}

func appendItem(cells [][]byte, o *ontology.Object, item any, columns []plan.Column) [][]byte {
	m, _ := item.(map[string]any)
	for _, col := range columns {
		var cell []byte
		if v, ok := m[o.Fields[col.Part].Name]; ok {
			cell = store.AppendJSON(nil, v)
		}
		cells = append(cells, cell)
	}
	return cells
}
