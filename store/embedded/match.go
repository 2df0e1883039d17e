package embedded

import (
	"graph287g/ontology"
	"graph287g/store"
)

var _ store.Graph = (*snapshot)(nil)

// Value returns a stored value of a node.
func (s *snapshot) Value(node int32, field string) any {
	if field == "id" {
		return s.ids[node]
	}
	return s.nodes[node].Properties[field]
}

// Folded returns a stored text of a node, folded when the snapshot was built.
func (s *snapshot) Folded(node int32, field string) string {
	slot := s.c.Kinds[s.kinds[node]].Slot(field)
	if slot < 0 {
		return ""
	}
	return s.folds[s.base[node]+int32(slot)]
}

// fold folds a text that filters look into.
func fold(slot ontology.Slot, v any) string {
	text, ok := v.(string)
	if !ok || !store.Searchable(slot.Field) {
		return ""
	}
	return store.Fold(text)
}
