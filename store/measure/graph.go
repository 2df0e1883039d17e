package measure

import (
	"slices"

	"graph287g/ontology"
	"graph287g/store"
)

// A Graph is one version of a graph without its values: its nodes by numbers, and the relations between them. From one version to the next a
// node that isn't edited keeps its number.
type Graph interface {
	Find(id string) int32 // -1 where there is no such node
	ID(node int32) string
	KindOf(node int32) int
	ClaimField(node int32) string // the field that a claim is about

	// AppendNeighbors appends the other ends of a node's relations over a hop, repeated where relations are parallel.
	AppendNeighbors(to []int32, h ontology.Hop, node int32) []int32

	// Nodes calls yield with every node of a kind.
	Nodes(kind int, yield func(node int32))
}

// A fanOut counts rows in one version of a graph, n times: once for the version after a change, and minus once for that before it.
type fanOut struct {
	*Measurer
	g    Graph
	n    int64
	out  []tally // by index of the expansion
	ends pathWalk

	neighbors []int32
}

func (m *Measurer) fanOut(g Graph, n int64) *fanOut {
	return &fanOut{Measurer: m, g: g, n: n, out: make([]tally, m.expansionCount), ends: pathWalk{g: g}}
}

func (f *fanOut) add(expansion int, rows int64) {
	if rows > 0 {
		f.out[expansion].add(rows, f.n)
	}
}

// all counts the rows of every node.
func (f *fanOut) all() {
	for k := range f.kinds {
		f.g.Nodes(k, func(node int32) {
			for h := range f.kinds[k].hops {
				f.hop(node, h)
			}
			f.degree(node)
			for p := range f.kinds[k].paths {
				f.path(node, p)
			}
		})
	}
}

// hop counts the rows of a node over a hop of its kind: the relations, which bound the rows. There are fewer of these where parallel
// relations are one row.
func (f *fanOut) hop(node int32, hop int) {
	h := &f.kinds[f.g.KindOf(node)].hops[hop]
	f.neighbors = f.g.AppendNeighbors(f.neighbors[:0], h.hop, node)
	for i := range h.expansions {
		e, n := &h.expansions[i], int64(0)
		for _, to := range f.neighbors {
			if e.To.Has(f.g.KindOf(to)) && (e.ClaimField == "" || f.g.ClaimField(to) == e.ClaimField) {
				n++
			}
		}
		f.add(e.index, n)
	}
}

// degree counts all relations of a node, those with itself twice.
func (f *fanOut) degree(node int32) {
	k, n := &f.kinds[f.g.KindOf(node)], 0
	for i := range k.hops {
		f.neighbors = f.g.AppendNeighbors(f.neighbors[:0], k.hops[i].hop, node)
		n += len(f.neighbors)
	}
	f.add(k.neighbors, int64(n))
}

// path counts the ends of a path of a node's kind.
func (f *fanOut) path(node int32, path int) {
	p := &f.kinds[f.g.KindOf(node)].paths[path]
	f.add(p.index, f.ends.count(p.trie, node))
}

// addTo adds to a delta what was counted.
func (f *fanOut) addTo(d store.StatisticsDelta) {
	for i := range f.out {
		f.out[i].addTo(d, f.series[i])
	}
}

// A pathWalk follows paths through one version of a graph.
type pathWalk struct {
	g     Graph
	at    [][]int32 // by state of the trie: the nodes that it was reached in
	ends  []int32
	reach []int32
}

// count counts the ends of a path from a node: each node once, and never the node itself. It takes the states of the trie one after
// another: the state that leads to another always comes before it.
func (w *pathWalk) count(t *ontology.Trie, start int32) int64 {
	for len(w.at) < len(t.States) {
		w.at = append(w.at, nil)
	}
	at := w.at[:len(t.States)]
	for i := range at {
		at[i] = at[i][:0]
	}
	at[0], w.ends = append(at[0], start), w.ends[:0]
	for i := range t.States {
		slices.Sort(at[i])
		at[i] = slices.Compact(at[i])
		for _, next := range t.States[i].Next {
			at[next.State] = w.follow(at[next.State], at[i], next)
		}
		for _, end := range t.States[i].Ends {
			for _, node := range at[i] {
				if node != start && end.Kinds.Has(w.g.KindOf(node)) {
					w.ends = append(w.ends, node)
				}
			}
		}
	}
	slices.Sort(w.ends)
	return int64(len(slices.Compact(w.ends)))
}

// follow appends the nodes that a transition leads to from some others.
func (w *pathWalk) follow(to, from []int32, next ontology.Transition) []int32 {
	for _, node := range from {
		w.reach = w.g.AppendNeighbors(w.reach[:0], next.Hop, node)
		for _, end := range w.reach {
			if next.To.Has(w.g.KindOf(end)) {
				to = append(to, end)
			}
		}
	}
	return to
}
