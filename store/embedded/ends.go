package embedded

import (
	"iter"
	"slices"
	"sync/atomic"

	"graph287g/ontology"
	"graph287g/store/executor"
)

// ends yields the nodes that a field leads to from a node, each once or, over relations that may be parallel, once for each of them.
func (s *snapshot) ends(node executor.Ref, f *ontology.Field) iter.Seq[executor.Ref] {
	return func(yield func(executor.Ref) bool) {
		if f = s.kinds[s.Kind(node)].kind.Field(f.Name); f == nil || !f.Leads() {
			return
		}
		if f.Role == ontology.Traverse {
			for _, end := range s.paths.of(s, node, f) {
				if !yield(end) {
					return
				}
			}
			return
		}
		kinds, last := s.c.KindsOf(f.Type.Name), executor.Ref(-1)
		for _, e := range s.edgesOf(ontology.Hop{Relation: f.Relation, Direction: f.Direction}, node) {
			if !kinds.Has(int(s.Kind(e.To))) || e.To == last && !f.PerRelation() {
				continue
			}
			if last = e.To; !yield(e.To) {
				return
			}
		}
	}
}

// countEnds returns how many nodes a field leads to.
func (s *snapshot) countEnds(node executor.Ref, f *ontology.Field) int {
	n := 0
	for range s.ends(node, f) {
		n++
	}
	return n
}

// pathEnds keeps the ends of paths that were asked for in a version, by field that is a path and by block: filters, orders and groups ask
// for them node by node, for each condition and in each list anew, and to follow a path each time would take seconds.
type pathEnds []atomic.Pointer[[]atomic.Pointer[endsOfBlock]]

// endsOfBlock are the ends of a path from the nodes of a block.
type endsOfBlock struct {
	from [blockSize + 1]int32
	list []executor.Ref
}

// of returns the ends of a path from a node. The caller must not change them.
func (p pathEnds) of(s *snapshot, node executor.Ref, f *ontology.Field) []executor.Ref {
	b := s.nodes[node>>blockBits]
	field := &p[s.kinds[b.kind].paths[f.Name]]
	blocks := field.Load()
	if blocks == nil { // of several requests that make them at one time the last counts: what each finds is the same
		made := make([]atomic.Pointer[endsOfBlock], len(s.nodes))
		blocks = &made
		field.Store(blocks)
	}
	known := &(*blocks)[node>>blockBits]
	e := known.Load()
	if e == nil {
		e = &endsOfBlock{}
		trie := f.Trie(s.kinds[b.kind].kind)
		for i := range executor.Ref(blockSize) {
			if b.nodes[i] != nil {
				e.list = append(e.list, s.followPath(node&^blockMask|i, trie)...)
			}
			e.from[i+1] = int32(len(e.list))
		}
		known.Store(e)
	}
	i := node & blockMask
	return e.list[e.from[i]:e.from[i+1]:e.from[i+1]]
}

// followPath returns the ends of a path from a node, each once and without the node itself. It takes the states of the trie one after
// another: the state that leads to another always comes before it.
func (s *snapshot) followPath(start executor.Ref, t *ontology.Trie) []executor.Ref {
	at := make([][]executor.Ref, len(t.States))
	at[0] = []executor.Ref{start}
	var out []executor.Ref
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
				if node != start && end.Kinds.Has(int(s.Kind(node))) {
					out = append(out, node)
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// appendNeighbors appends the nodes that a transition leads to from a node.
func (s *snapshot) appendNeighbors(to []executor.Ref, node executor.Ref, next ontology.Transition) []executor.Ref {
	for _, e := range s.edgesOf(next.Hop, node) {
		if next.To.Has(int(s.Kind(e.To))) {
			to = append(to, e.To)
		}
	}
	return to
}
