package embedded

import (
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
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
	return s.foldedTexts[s.cellBase[node]+int32(slot)]
}

// Ends returns the nodes that a field leads to, in order of their ids.
func (s *snapshot) Ends(node int32, f *ontology.Field) []int32 {
	if x := s.ends[s.kinds[node]][f.Name]; x != nil {
		return x.of(s, node)
	}
	return nil
}

// findEnds finds them, by going over the relations of the node.
func (s *snapshot) findEnds(node int32, f *ontology.Field) []int32 {
	if f.Role == ontology.Traverse {
		return s.pathEnds(node, f.Trie(s.c.Kinds[s.kinds[node]]))
	}
	var out []int32
	kinds := s.c.KindsOf(f.Type.Name)
	for _, e := range s.edgesOf(ontology.Hop{Relation: f.Relation, Direction: f.Direction}, node) {
		again := len(out) > 0 && out[len(out)-1] == e.To && !f.PerRelation()
		if kinds.Has(int(s.kinds[e.To])) && !again {
			out = append(out, e.To)
		}
	}
	return out
}

// pathEnds returns the ends of a path from a node, each once and without the node itself. It takes the states of the trie one after
// another: the state that leads to another always comes before it.
func (s *snapshot) pathEnds(start int32, t *ontology.Trie) []int32 {
	at := make([][]int32, len(t.States))
	at[0] = []int32{start}
	var out []int32
	for i := range t.States {
		slices.Sort(at[i])
		at[i] = slices.Compact(at[i])
		for _, next := range t.States[i].Next {
			for _, node := range at[i] {
				at[next.State] = s.appendNeighbors(at[next.State], node, next)
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

// appendNeighbors appends the nodes that a transition leads to from a node.
func (s *snapshot) appendNeighbors(to []int32, node int32, next ontology.Transition) []int32 {
	for _, e := range s.edgesOf(next.Hop, node) {
		if next.To.Has(int(s.kinds[e.To])) {
			to = append(to, e.To)
		}
	}
	return to
}

// foldSlot returns the folded text of a value, for slots whose text filters compare folded.
func foldSlot(slot ontology.Slot, v any) string {
	text, ok := v.(string)
	if !ok || !store.HasFoldedText(slot.Field) {
		return ""
	}
	return store.Fold(text)
}

// Cases implements executor.Reader.
func (s *snapshot) Cases(ctx context.Context, _ ontology.KindSet, refs []executor.Ref, cases []plan.Case) ([]int, error) {
	m := store.Matcher{Catalogue: s.c, Graph: s}
	out := make([]int, len(refs))
	for i, ref := range refs {
		out[i] = m.FirstCase(cases, ref)
	}
	return out, ctx.Err()
}
