package executor

import (
	"context"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// items makes a row of each element of a stored list of a value type.
func (x *execution) items(ctx context.Context, s *plan.Step) error {
	parents, index := x.unique(s)
	lists, err := x.r.Cells(ctx, parents, []plan.Column{{Name: s.Item.Name, On: s.On}})
	if err != nil {
		return err
	}
	object := ontology.Must().Object(s.Item.Type.Name)
	t := &x.answer.Tables[s.Index]
	t.Width = len(s.Columns)
	from := make([]int32, 1, len(parents)+1)
	for _, cell := range lists {
		items, _ := store.Decode(cell).([]any)
		for _, item := range items {
			t.Cells = appendItem(t.Cells, object, item, s.Columns)
		}
		from = append(from, from[len(from)-1]+int32(len(items)))
	}
	t.Kinds = noKinds(int(from[len(parents)]))
	share(t, from, index)
	return nil
}

// share gives each row of the parent step the rows of the node that it is: those of node p are from[p] to from[p+1].
func share(t *store.Table, from, index []int32) {
	t.From, t.To = make([]int32, len(index)), make([]int32, len(index))
	for i, p := range index {
		if p >= 0 {
			t.From[i], t.To[i] = from[p], from[p+1]
		}
	}
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
