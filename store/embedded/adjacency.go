package embedded

import (
	"cmp"
	"slices"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/executor"
)

// An adjacency holds the relations of one type in one direction, in compressed sparse row form: those of a node stand together, in
// order of the ids of the other ends, then of their own. There are offsets only for the nodes of kinds that have any.
type adjacency struct {
	offsets [][]int32 // by kind
	list    []executor.Edge
}

// edgesOf returns the relations of a node over a hop.
func (s *snapshot) edgesOf(h ontology.Hop, node executor.Ref) []executor.Edge {
	a := &s.out[h.Relation.Index]
	if h.Direction == ontology.In {
		a = &s.in[h.Relation.Index]
	}
	kind := s.kinds[node]
	offsets := a.offsets[kind]
	if offsets == nil {
		return nil
	}
	i := node - s.ranges[kind].lo
	return a.list[offsets[i]:offsets[i+1]]
}

// indexEdges makes the adjacencies of all relations.
func (s *snapshot) indexEdges() {
	for _, e := range s.records.edges {
		s.edges = append(s.edges, e)
	}
	slices.SortFunc(s.edges, func(a, b *store.Edge) int {
		return cmp.Or(cmp.Compare(a.Relation, b.Relation), cmp.Compare(a.ID, b.ID))
	})
	s.encodeFacts()
	byRelation := make([][]int32, len(s.c.Relations))
	for i, e := range s.edges {
		r := s.c.Relation(e.Relation).Index
		byRelation[r] = append(byRelation[r], int32(i))
	}
	s.out, s.in = make([]adjacency, len(s.c.Relations)), make([]adjacency, len(s.c.Relations))
	for r, handles := range byRelation {
		s.out[r] = s.adjacency(handles, func(e *store.Edge) (string, string) { return e.From, e.To })
		s.in[r] = s.adjacency(handles, func(e *store.Edge) (string, string) { return e.To, e.From })
	}
}

// encodeFacts encodes the facts of every relation. Relations with equal facts, which most have, share their cells.
func (s *snapshot) encodeFacts() {
	w := &writer{c: s.c}
	s.factBase = make([]int32, len(s.edges))
	shared := map[string]int32{}
	for i, e := range s.edges {
		r := s.c.Relation(e.Relation)
		start := len(s.facts)
		for _, slot := range r.Slots() {
			s.facts = append(s.facts, w.cell(slot, e.Properties[slot.Field.Name]))
		}
		key := e.Relation
		for _, cell := range s.facts[start:] {
			key += "\x00" + string(cell)
		}
		if base, ok := shared[key]; ok {
			s.factBase[i], s.facts = base, s.facts[:start]
			continue
		}
		s.factBase[i], shared[key] = int32(start), int32(start)
	}
}

// adjacency makes an adjacency of relations; ends returns the end that it is indexed by, and the other one.
func (s *snapshot) adjacency(handles []int32, ends func(*store.Edge) (near, far string)) adjacency {
	type item struct {
		near executor.Ref
		edge executor.Edge
	}
	items := make([]item, len(handles))
	for i, h := range handles {
		near, far := ends(s.edges[h])
		items[i] = item{s.refs[near], s.edge(h, s.refs[far])}
	}
	slices.SortStableFunc(items, func(a, b item) int {
		return cmp.Or(cmp.Compare(a.near, b.near), cmp.Compare(a.edge.To, b.edge.To))
	})
	a := adjacency{offsets: make([][]int32, len(s.c.Kinds)), list: make([]executor.Edge, len(items))}
	for i, it := range items {
		a.list[i] = it.edge
		kind := s.kinds[it.near]
		if a.offsets[kind] == nil {
			a.offsets[kind] = make([]int32, s.ranges[kind].hi-s.ranges[kind].lo+1)
		}
		a.offsets[kind][it.near-s.ranges[kind].lo+1]++
	}
	a.sumOffsets(s.ranges)
	return a
}

// sumOffsets turns counts into offsets. The kinds come in the list in order of their nodes.
func (a *adjacency) sumOffsets(ranges []nodeRange) {
	order := make([]int, 0, len(a.offsets))
	for kind, o := range a.offsets {
		if o != nil {
			order = append(order, kind)
		}
	}
	slices.SortFunc(order, func(x, y int) int { return cmp.Compare(ranges[x].lo, ranges[y].lo) })
	total := int32(0)
	for _, kind := range order {
		o := a.offsets[kind]
		o[0] = total
		for i := 1; i < len(o); i++ {
			o[i] += o[i-1]
		}
		total = o[len(o)-1]
	}
}

func (s *snapshot) edge(handle int32, to executor.Ref) executor.Edge {
	e := s.edges[handle]
	out := executor.Edge{To: to, Handle: handle}
	if f := s.c.Relation(e.Relation).BasisFact(); f != nil {
		if basis, ok := e.Properties[f.Name].(string); ok {
			rank, _ := s.c.Enum("Basis").Rank(basis)
			out.Basis = ontology.Basis(rank + 1)
		}
	}
	standing, _ := e.Properties["standing"].(string)
	rank, _ := s.c.Enum("Standing").Rank(standing)
	out.Standing = ontology.Standing(rank)
	if p, ok := e.Properties[store.PositionProperty].(int64); ok {
		out.Position = int32(p)
	}
	return out
}
