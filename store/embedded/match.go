package embedded

import (
	"slices"

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

// Ends returns the nodes that a field leads to, in order of their ids.
func (s *snapshot) Ends(node int32, f *ontology.Field) []int32 {
	kind := s.c.Kinds[s.kinds[node]]
	f = kind.Field(f.Name)
	switch {
	case f == nil:
		return nil
	case f.Role == ontology.Traverse:
		return s.walk(node, f.Trie(kind))
	}
	var out []int32
	kinds := s.c.KindsOf(f.Type.Name)
	for _, e := range s.of(ontology.Hop{Relation: f.Relation, Direction: f.Direction}, node) {
		again := len(out) > 0 && out[len(out)-1] == e.To && !f.PerRelation()
		if kinds.Has(int(s.kinds[e.To])) && !again {
			out = append(out, e.To)
		}
	}
	return out
}

// walk returns the ends of all ways of a path, each once, but not its start. A state of the trie comes after the only one
// that leads to it.
func (s *snapshot) walk(start int32, t *ontology.Trie) []int32 {
	at := make([][]int32, len(t.States))
	at[0] = []int32{start}
	var out []int32
	for i := range t.States {
		slices.Sort(at[i])
		at[i] = slices.Compact(at[i])
		for _, next := range t.States[i].Next {
			for _, node := range at[i] {
				at[next.State] = s.step(at[next.State], node, next)
			}
		}
		for _, end := range t.States[i].Ends {
			for _, node := range at[i] {
				if node != start && end.Kinds.Has(int(s.kinds[node])) {
					out = append(out, node)
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (s *snapshot) step(to []int32, node int32, next ontology.Transition) []int32 {
	for _, e := range s.of(next.Hop, node) {
		if next.To.Has(int(s.kinds[e.To])) {
			to = append(to, e.To)
		}
	}
	return to
}

// fold folds a text that filters look into.
func fold(slot ontology.Slot, v any) string {
	text, ok := v.(string)
	if !ok || !store.Searchable(slot.Field) {
		return ""
	}
	return store.Fold(text)
}
