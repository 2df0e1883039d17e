package oracle

import (
	"strconv"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// addParts adds the names of the parts of a value.
func addParts(add func(string), at string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for part := range v {
			add(at + " " + part)
		}
	case []any:
		for i, item := range v {
			m, _ := item.(map[string]any)
			for part := range m {
				add(at + " " + strconv.Itoa(i) + " " + part)
			}
		}
	}
}

func direction(h ontology.Hop) string {
	if h.Direction == ontology.In {
		return "IN"
	}
	return "OUT"
}

// nullCells makes the null cells of one row null; at is its index below its parent.
func (h *storeWithNulls) nullCells(s *plan.Step, t *store.Table, row int, parent string, at int) {
	for c, col := range s.Columns {
		cell := &t.Cells[row*t.Width+c]
		_, neighbors := s.Spec.(*plan.NeighborsSpec)
		if *cell == nil || col.Kind > plan.Fact || col.Kind == plan.Fact && neighbors { // the table doesn't tell which relation
			continue
		}
		place, object := h.cellName(s, t, row, col, parent, at)
		_, items := s.Spec.(*plan.ItemsSpec)
		switch {
		case h.isNull(place) && !items:
			*cell = nil
		case object != nil && h.isNull(place+" "+object.Fields[col.Part].Name):
			*cell = []byte("null")
		}
	}
}

// cellName returns the name of the value in a cell, and the value type that it is a part of.
func (h *storeWithNulls) cellName(s *plan.Step, t *store.Table, row int, col plan.Column, parent string, at int) (string, *ontology.Object) {
	c := ontology.Must()
	if items, ok := s.Spec.(*plan.ItemsSpec); ok {
		return parent + " " + items.Field.Name + " " + strconv.Itoa(at), c.Object(items.Field.Type.Name)
	}
	id := idOf(t, row)
	if col.Kind == plan.Property {
		f := c.Kinds[t.Kinds[row]].Field(col.Name)
		return id + " " + col.Name, objectOf(c, f)
	}
	hop, from, to := s.Spec.(*plan.ExpandSpec).Hop, parent, id
	if hop.Direction == ontology.In {
		from, to = id, parent
	}
	for _, f := range hop.Relation.Facts {
		if f.Name == col.Name {
			return hop.Relation.Type + " " + from + " " + to + " " + col.Name, objectOf(c, f)
		}
	}
	return "", nil
}

func objectOf(c *ontology.Catalogue, f *ontology.Field) *ontology.Object {
	if f == nil || f.Type.List {
		return nil
	}
	return c.Object(f.Type.Name)
}
