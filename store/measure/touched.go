package measure

import (
	"slices"

	"graph287g/ontology"
	"graph287g/store"
)

// touched are the nodes whose rows a change may have changed, by their ids: ids stay the same from one version to the next, numbers
// needn't.
type touched map[string]*touchedNode

// A touchedNode tells which rows of a node are to be counted.
type touchedNode struct {
	hops, paths []int // of its kind, by index
	degree      bool
}

func (t touched) node(id string) *touchedNode {
	n := t[id]
	if n == nil {
		n = &touchedNode{}
		t[id] = n
	}
	return n
}

// include adds to a list what isn't in it. Lists are short.
func include(list *[]int, i int) {
	if !slices.Contains(*list, i) {
		*list = append(*list, i)
	}
}

// touched finds what a change touches.
func (m *Measurer) touched(c *Change, before, after Graph) touched {
	t := touched{}
	back := [2]*backWalk{m.backWalk(before, t), m.backWalk(after, t)}
	for key, e := range c.Edges {
		if !e.links() {
			continue
		}
		r := m.c.Relation(key.Relation)
		from, to := e.ends()
		m.touchHop(t, from, ontology.Hop{Relation: r, Direction: ontology.Out})
		m.touchHop(t, to, ontology.Hop{Relation: r, Direction: ontology.In})
		w := back[0]
		if e.After != nil {
			w = back[1]
		}
		w.through(r, ontology.Out, from, to)
		w.through(r, ontology.In, to, from)
	}
	for id, n := range c.Nodes {
		if n.Before != nil && n.After != nil && n.After.Kind == "Claim" && n.Before.Properties["field"] != n.After.Properties["field"] {
			for _, g := range []Graph{before, after} {
				m.touchReaders(t, g, id)
			}
		}
	}
	return t
}

func (m *Measurer) touchHop(t touched, id string, h ontology.Hop) {
	k, n := m.c.KindOfID(id), t.node(id)
	n.degree = true
	for i := range m.kinds[k.Index].hops {
		if m.kinds[k.Index].hops[i].hop == h {
			include(&n.hops, i)
		}
	}
}

// touchReaders touches the nodes that have relations with a claim, which is about another field now.
func (m *Measurer) touchReaders(t touched, g Graph, id string) {
	node := g.Find(id)
	for _, h := range m.kinds[g.KindOf(node)].hops {
		for _, to := range g.AppendNeighbors(nil, h.hop, node) {
			m.touchHop(t, g.ID(to), ontology.Hop{Relation: h.hop.Relation, Direction: h.hop.Direction.Reverse()})
		}
	}
}

// count counts the rows of all that is touched, where it is there.
func (t touched) count(f *fanOut, d store.StatisticsDelta) {
	for id, n := range t {
		node := f.g.Find(id)
		if node < 0 {
			continue
		}
		if n.degree {
			f.degree(node)
		}
		for _, hop := range n.hops {
			f.hop(node, hop)
		}
		for _, path := range n.paths {
			f.path(node, path)
		}
	}
	f.addTo(d)
}

// A backWalk follows paths backwards through one version of a graph, from relations that have come or gone to the nodes that the paths
// start from.
type backWalk struct {
	m     *Measurer
	g     Graph
	found touched
	known map[string]int32    // nodes by id: most have several relations
	seen  map[uint64]struct{} // states of all paths, with nodes
	stack []pathState
	reach []int32
}

// A pathState is where a path may be: in a state of its trie, and in a node.
type pathState struct {
	kind, path, state int
	node              int32
}

func (m *Measurer) backWalk(g Graph, found touched) *backWalk {
	return &backWalk{m: m, g: g, found: found, known: map[string]int32{}, seen: map[uint64]struct{}{}}
}

// through finds the nodes from which a path goes over a relation, from one of its ends to the other.
func (w *backWalk) through(r *ontology.Relation, dir ontology.Direction, from, to string) {
	end := w.m.c.KindOfID(to).Index
	node := int32(-1)
	for _, s := range w.m.through[2*r.Index+int(dir)] {
		if !s.to.Has(end) {
			continue
		}
		if node < 0 {
			node = w.find(from)
		}
		w.visit(pathState{s.kind, s.path, s.state, node})
	}
	for len(w.stack) > 0 {
		at := w.stack[len(w.stack)-1]
		w.stack = w.stack[:len(w.stack)-1]
		w.back(at)
	}
}

func (w *backWalk) find(id string) int32 {
	node, known := w.known[id]
	if !known {
		node = w.g.Find(id)
		w.known[id] = node
	}
	return node
}

// visit takes a state in which a path may be: in the first it starts.
func (w *backWalk) visit(s pathState) {
	if s.state == 0 && w.g.KindOf(s.node) != s.kind {
		return
	}
	key := uint64(w.m.kinds[s.kind].paths[s.path].firstState+s.state)<<32 | uint64(s.node)
	if _, seen := w.seen[key]; seen {
		return
	}
	w.seen[key] = struct{}{}
	if s.state == 0 {
		include(&w.found.node(w.g.ID(s.node)).paths, s.path)
		return
	}
	w.stack = append(w.stack, s)
}

func (w *backWalk) back(at pathState) {
	kind := w.g.KindOf(at.node)
	for _, b := range w.m.kinds[at.kind].paths[at.path].back[at.state] {
		if !b.to.Has(kind) {
			continue
		}
		w.reach = w.g.AppendNeighbors(w.reach[:0], b.hop, at.node)
		for _, node := range w.reach {
			w.visit(pathState{at.kind, at.path, b.state, node})
		}
	}
}
