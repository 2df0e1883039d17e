package executor

import (
	"cmp"
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
)

// A walk is what a Walk step found, kept for the ways of its rows.
type walk struct {
	tries  []*ontology.Trie // by parent
	levels []walkLevel
	ends   []end // in order of parent, then node
}

// A walkLevel holds the relations that were followed at one distance from the parents.
type walkLevel struct {
	hops []ontology.Hop
	adj  Adjacency
}

func (l *walkLevel) hop(h ontology.Hop) int {
	for i := range l.hops {
		if l.hops[i] == h {
			return i
		}
	}
	l.hops = append(l.hops, h)
	return len(l.hops) - 1
}

// An entry is a place that ways from a parent have come to.
type entry struct {
	start int32 // the parent
	state int32 // of its trie
	node  Ref
	says  ways
}

// An end is a node in which ways from a parent end, and what they say of it.
type end struct {
	start    int32
	node     Ref
	bases    uint16
	reach    ontology.Reach
	standing ontology.Standing
	says     ways
}

func (x *execution) walkStep(ctx context.Context, s *plan.Step) error {
	parents, index := x.unique(s)
	w, err := x.walkFrom(ctx, s, parents)
	if err != nil {
		return err
	}
	rows, err := x.r.Rows(ctx, x.walkQuery(s, parents, w.ends))
	if err != nil {
		return err
	}
	x.keep(s, rows, parents, index)
	if s.Links || s.Grouped {
		w.ends = slices.Clone(w.ends)
		x.frames[s.Index].walk = w
	}
	x.walkColumns(s, rows, w.ends)
	return nil
}

// walkQuery asks for rows among the ends of a path.
func (x *execution) walkQuery(s *plan.Step, parents []Ref, ends []end) *Query {
	q := &Query{Step: s, Args: &x.args[s.Index], Parents: parents, EndsFrom: make([]int32, len(parents)+1)}
	q.Ends = make([]Ref, len(ends))
	for i, e := range ends {
		q.Ends[i] = e.node
		q.EndsFrom[e.start+1]++
	}
	for i := range parents {
		q.EndsFrom[i+1] += q.EndsFrom[i]
	}
	return q
}

// walkColumns fills in what the links of the rows say.
func (x *execution) walkColumns(s *plan.Step, rows *Rows, ends []end) {
	if !slices.ContainsFunc(s.Columns, func(c plan.Column) bool { return c.From >= plan.LinkBases && c.From <= plan.LinkStanding }) {
		return
	}
	w := words()
	for p := 0; p+1 < len(rows.From); p++ {
		for row := rows.From[p]; row < rows.From[p+1]; row++ {
			e := findEnd(ends, int32(p), rows.Refs[row])
			for c, col := range s.Columns {
				cell := &rows.Cells[int(row)*len(s.Columns)+c]
				switch col.From {
				case plan.LinkBases:
					*cell = basesJSON(e.bases)
				case plan.LinkReach:
					*cell = w.reach[e.reach]
				case plan.LinkStanding:
					*cell = w.standing[e.standing]
				}
			}
		}
	}
}

func findEnd(ends []end, start int32, node Ref) *end {
	i, _ := slices.BinarySearchFunc(ends, 0, func(e end, _ int) int {
		return cmp.Or(cmp.Compare(e.start, start), cmp.Compare(e.node, node))
	})
	return &ends[i]
}

// walkFrom follows a path from all parents at once, a distance at a time.
func (x *execution) walkFrom(ctx context.Context, s *plan.Step, parents []Ref) (*walk, error) {
	w := &walk{tries: make([]*ontology.Trie, len(parents))}
	sc, c := x.borrow(), ontology.Must()
	front, next := sc.front[:0], sc.next[:0]
	sc.ends = sc.ends[:0]
	for i, p := range parents {
		k := c.Kinds[x.r.Kind(p)]
		w.tries[i] = k.Field(s.Path.Name).Trie(k)
		front = append(front, entry{start: int32(i), node: p, says: startWays})
	}
	for len(front) > 0 {
		level, err := x.nextLevel(ctx, w, front, s.Links)
		if err != nil {
			return nil, err
		}
		next = x.advance(w, level, front, next[:0])
		sc.ends = x.arrive(w, s, parents, next, sc.ends)
		front, next = next, front
	}
	sc.front, sc.next = front, next
	sc.ends = mergeEnds(sc.ends)
	w.ends = sc.ends
	return w, nil
}

// nextLevel fetches the relations that lead on from the front.
func (x *execution) nextLevel(ctx context.Context, w *walk, front []entry, facts bool) (*walkLevel, error) {
	w.levels = append(w.levels, walkLevel{})
	level := &w.levels[len(w.levels)-1]
	sc := x.borrow()
	sc.begin(x.r.Refs())
	var refs []Ref
	for _, e := range front {
		for _, t := range w.tries[e.start].States[e.state].Next {
			level.hop(t.Hop)
			if sc.seen[e.node] != sc.mark {
				sc.seen[e.node] = sc.mark
				refs = append(refs, e.node)
			}
		}
	}
	if len(refs) == 0 {
		return level, nil
	}
	adj, err := x.r.Edges(ctx, level.hops, refs, facts)
	level.adj = adj
	return level, err
}

func (x *execution) advance(w *walk, level *walkLevel, front, next []entry) []entry {
	for _, e := range front {
		for _, t := range w.tries[e.start].States[e.state].Next {
			for _, edge := range level.adj.Edges(level.hop(t.Hop), e.node) {
				if t.To.Has(int(x.r.Kind(edge.To))) {
					next = append(next, entry{e.start, int32(t.State), edge.To, e.says.over(edge.Basis, edge.Standing)})
				}
			}
		}
	}
	slices.SortFunc(next, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.state, b.state), cmp.Compare(a.node, b.node))
	})
	merged := next[:0]
	for _, e := range next {
		if n := len(merged); n > 0 && merged[n-1].start == e.start && merged[n-1].state == e.state && merged[n-1].node == e.node {
			merged[n-1].says |= e.says
			continue
		}
		merged = append(merged, e)
	}
	return merged
}

// arrive adds the ends of the ways that end here: never the start itself, and only what the arguments let pass.
func (x *execution) arrive(w *walk, s *plan.Step, parents []Ref, front []entry, ends []end) []end {
	args := &x.args[s.Index]
	for _, e := range front {
		if e.node == parents[e.start] {
			continue
		}
		for _, at := range w.tries[e.start].States[e.state].Ends {
			if !at.Kinds.Has(int(x.r.Kind(e.node))) || !args.Reaches.Has(at.Reach) {
				continue
			}
			says := e.says.over(at.Basis, ontology.Stated).only(uint16(args.Bases))
			if says != 0 {
				ends = append(ends, end{start: e.start, node: e.node, reach: at.Reach, says: says})
			}
		}
	}
	return ends
}

// mergeEnds makes one of what is said of a node in several ways: all bases, the nearest reach, the firmest standing.
func mergeEnds(ends []end) []end {
	slices.SortFunc(ends, func(a, b end) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.node, b.node)) })
	merged := ends[:0]
	for _, e := range ends {
		if n := len(merged); n > 0 && merged[n-1].start == e.start && merged[n-1].node == e.node {
			last := &merged[n-1]
			last.says |= e.says
			if last.reach == 0 || (e.reach != 0 && e.reach < last.reach) {
				last.reach = e.reach
			}
			continue
		}
		merged = append(merged, e)
	}
	for i := range merged {
		merged[i].bases, merged[i].standing = merged[i].says.bases(), merged[i].says.standing()
	}
	return merged
}
