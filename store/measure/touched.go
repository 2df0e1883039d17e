package measure

import (
	"slices"

	"graph287g/ontology"
)

// touched are rows of nodes that a change may have changed in one version of a graph: the node's number in the upper half, and in the lower
// one which rows of its kind, hops first, then paths.
type touched []uint64

func (t *touched) add(node int32, rows int) { *t = append(*t, uint64(node)<<32|uint64(rows)) }

// sorted returns each of the rows once, those of a node together.
func (t touched) sorted() touched {
	slices.Sort(t)
	return slices.Compact(t)
}

// ofFirst returns the first node, its rows and all that comes behind them.
func (t touched) ofFirst() (node int32, own, rest touched) {
	n := 1
	for n < len(t) && t[n]>>32 == t[0]>>32 {
		n++
	}
	return int32(t[0] >> 32), t[:n], t[n:]
}

// touched finds what a change touches in the graph before it and in the one after it. What is touched in one is touched in the other, too,
// if it is there.
func (m *Measurer) touched(c *Change, before, after Graph) (was, is touched) {
	back, ahead := m.backWalk(before), m.backWalk(after)
	for key, e := range c.Edges {
		if !e.links() {
			continue
		}
		w := back
		if e.After != nil {
			w = ahead
		}
		from, to := e.ends()
		w.relation(m.c.Relation(key.Relation), w.g.Find(from), w.g.Find(to))
	}
	for id, n := range c.Nodes {
		if n.Before != nil && n.After != nil && n.After.Kind == "Claim" && n.Before.Properties["field"] != n.After.Properties["field"] {
			back.readers(id)
			ahead.readers(id)
		}
	}
	was, is = back.follow().sorted(), ahead.follow().sorted()
	more, others := c.elsewhere(was, before, after), c.elsewhere(is, after, before)
	return append(was, others...).sorted(), append(is, more...).sorted()
}

// elsewhere returns the rows of one graph as those of the other. Nodes that the change doesn't have keep their numbers.
func (c *Change) elsewhere(rows touched, here, there Graph) (out touched) {
	for len(rows) > 0 {
		node, own, rest := rows.ofFirst()
		if n := c.Nodes[here.ID(node)]; n != nil {
			node = -1
			if n.Before != nil && n.After != nil {
				node = there.Find(n.After.ID)
			}
		}
		for _, row := range own {
			if node >= 0 {
				out.add(node, int(uint32(row)))
			}
		}
		rows = rest
	}
	return out
}

// count counts rows.
func (t touched) count(f *fanOut) {
	for len(t) > 0 {
		node, own, rest := t.ofFirst()
		hops := len(f.kinds[f.g.KindOf(node)].hops)
		if int(uint32(own[0])) < hops {
			f.degree(node)
		}
		for _, row := range own {
			if i := int(uint32(row)); i < hops {
				f.hop(node, i)
			} else {
				f.path(node, i-hops)
			}
		}
		t = rest
	}
}

// A backWalk finds what is touched in one version of a graph: ends of relations that have come or gone, and the nodes from which paths lead
// over these, to which it follows the paths backwards.
type backWalk struct {
	m       *Measurer
	g       Graph
	found   touched
	reached [][]int32 // by state of all paths: the nodes in which a path is then; nil where no relation comes or goes
}

func (m *Measurer) backWalk(g Graph) *backWalk {
	return &backWalk{m: m, g: g}
}

// relation takes a relation that has come or gone.
func (w *backWalk) relation(r *ontology.Relation, from, to int32) {
	w.end(ontology.Hop{Relation: r, Direction: ontology.Out}, from, to)
	w.end(ontology.Hop{Relation: r, Direction: ontology.In}, to, from)
}

// end takes a relation as it is seen from one of its ends.
func (w *backWalk) end(h ontology.Hop, node, to int32) {
	w.hop(h, node)
	if w.reached == nil {
		w.reached = make([][]int32, w.m.stateCount)
	}
	end := w.g.KindOf(to)
	for _, s := range w.m.through[2*h.Relation.Index+int(h.Direction)] {
		if s.to.Has(end) {
			w.reached[s.state] = append(w.reached[s.state], node)
		}
	}
}

// hop touches the rows of a node over a hop.
func (w *backWalk) hop(h ontology.Hop, node int32) {
	hops := w.m.kinds[w.g.KindOf(node)].hops
	w.found.add(node, slices.IndexFunc(hops, func(x hop) bool { return x.hop == h }))
}

// readers touches the nodes that have relations with a claim, which is about another field now.
func (w *backWalk) readers(id string) {
	node := w.g.Find(id)
	for _, h := range w.m.kinds[w.g.KindOf(node)].hops {
		for _, to := range w.g.AppendNeighbors(nil, h.hop, node) {
			w.hop(ontology.Hop{Relation: h.hop.Relation, Direction: h.hop.Direction.Reverse()}, to)
		}
	}
}

// follow follows all paths back to the nodes that they start from, and returns what was found.
func (w *backWalk) follow() touched {
	if w.reached == nil {
		return w.found
	}
	for k := range w.m.kinds {
		for i := range w.m.kinds[k].paths {
			for _, start := range w.starts(&w.m.kinds[k].paths[i]) {
				if w.g.KindOf(start) == k {
					w.found.add(start, len(w.m.kinds[k].hops)+i)
				}
			}
		}
	}
	return w.found
}

// starts takes the states of a path from its ends to its start, and returns the nodes there: the state that leads to another always comes
// before it.
func (w *backWalk) starts(p *path) []int32 {
	at := w.reached[p.firstState:][:len(p.back)]
	for i := len(at) - 1; i >= 0; i-- {
		slices.Sort(at[i])
		at[i] = slices.Compact(at[i])
		for _, b := range p.back[i] {
			for _, node := range at[i] {
				if b.to.Has(w.g.KindOf(node)) {
					at[b.state] = w.g.AppendNeighbors(at[b.state], b.hop, node)
				}
			}
		}
	}
	return at[0]
}
