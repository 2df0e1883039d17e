package level

import (
	"context"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// items makes a row of each element of a stored list of a value type.
func (x *execution) items(ctx context.Context, s *plan.Step) error {
	refs := x.frames[s.Parent].refs
	lists, err := x.r.Cells(ctx, refs, []plan.Column{{Name: s.Item.Name, On: s.On}})
	if err != nil {
		return err
	}
	object := ontology.Must().Object(s.Item.Type.Name)
	t := &x.answer.Tables[s.Index]
	t.Width = len(s.Columns)
	n := int32(0)
	for _, cell := range lists {
		t.From = append(t.From, n)
		items, _ := store.Decode(cell).([]any)
		for _, item := range items {
			t.Cells = appendItem(t.Cells, object, item, s.Columns)
		}
		n += int32(len(items))
		t.To = append(t.To, n)
	}
	t.Kinds = noKinds(int(n))
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
