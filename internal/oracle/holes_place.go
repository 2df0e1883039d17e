package oracle

import (
	"strconv"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// places adds the places of the parts of a value.
func places(add func(string), at string, v any) {
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

func direction(s *plan.Step) string {
	if s.Hop.Direction == ontology.In {
		return "IN"
	}
	return "OUT"
}

// row blanks the cells of one row; at is its place below its parent.
func (h *holed) row(s *plan.Step, t *store.Table, row int, parent string, at int) {
	for c, col := range s.Columns {
		cell := &t.Cells[row*t.Width+c]
		if *cell == nil || col.From > plan.Fact || col.From == plan.Fact && s.Op == plan.Neighbors { // the table doesn't tell which relation
			continue
		}
		place, object := h.place(s, t, row, col, parent, at)
		switch {
		case h.missing(place) && s.Op != plan.Items:
			*cell = nil
		case object != nil && h.missing(place+" "+object.Fields[col.Part].Name):
			*cell = []byte("null")
		}
	}
}

// place names the place of a cell, with the value type that it is a part of.
func (h *holed) place(s *plan.Step, t *store.Table, row int, col plan.Column, parent string, at int) (string, *ontology.Object) {
	c := ontology.Must()
	if s.Op == plan.Items {
		return parent + " " + s.Item.Name + " " + strconv.Itoa(at), c.Object(s.Item.Type.Name)
	}
	id := idOf(t, row)
	if col.From == plan.Property {
		f := c.Kinds[t.Kinds[row]].Field(col.Name)
		return id + " " + col.Name, objectOf(c, f)
	}
	from, to := parent, id
	if s.Hop.Direction == ontology.In {
		from, to = id, parent
	}
	for _, f := range s.Hop.Relation.Facts {
		if f.Name == col.Name {
			return s.Hop.Relation.Type + " " + from + " " + to + " " + col.Name, objectOf(c, f)
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
