package executor

import (
	"cmp"
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
)

// A Traversal is what following a path has found, kept for the paths to its ends.
type Traversal struct {
	parents []Ref
	tries   []*ontology.Trie // by parent
	levels  []traversalLevel
	ends    []end // in order of parent, then node
	args    *plan.TraverseArgs
}

// A traversalLevel holds the relations that were followed at one distance from the parents.
type traversalLevel struct {
	hops []ontology.Hop
	adj  Adjacency
}

func (l *traversalLevel) hop(h ontology.Hop) int {
	for i := range l.hops {
		if l.hops[i] == h {
			return i
		}
	}
	l.hops = append(l.hops, h)
	return len(l.hops) - 1
}

// An visit is a place that ways from a parent have come to.
type visit struct {
	start     int32 // the parent
	state     int32 // of its trie
	node      Ref
	qualities qualitySet
}

// An end is a node in which ways from a parent end, and what they say of it.
type end struct {
	start     int32
	node      Ref
	bases     uint16
	reach     ontology.Reach
	standing  ontology.Standing
	qualities qualitySet
}

// A traversed step keeps the ends of its paths, by row.
type traversed struct {
	*Traversal
	parent []int32 // which of the parents a row belongs to
	rows   []Ref
}

func (x *Execution) traverseStep(ctx context.Context, s *plan.Step, spec *plan.TraverseSpec) error {
	parents, index := x.Unique(s)
	w, err := x.traverse(ctx, spec.Path, parents, plan.ArgsOf[plan.TraverseArgs](x.args, s.Index), spec.Links)
	if err != nil {
		return err
	}
	q := x.query(s)
	q.Parents = parents
	q.among(w.ends)
	rows, err := x.r.Rows(ctx, q)
	if err != nil {
		return err
	}
	x.fillList(s, rows, index)
	if spec.Links || spec.Grouped {
		w.ends = slices.Clone(w.ends)
		x.Keep(s.Index, &traversed{w, owners(rows.From), rows.Refs})
	}
	x.traverseColumns(s, rows, w.ends)
	return nil
}

// Traverse follows a path from some nodes, each once, for a step whose rows keep the paths to them.
func (x *Execution) Traverse(ctx context.Context, path *ontology.Field, from []Ref) (*Traversal, error) {
	t, err := x.traverse(ctx, path, from, &plan.TraverseArgs{}, true)
	if err != nil {
		return nil, err
	}
	t.ends = slices.Clone(t.ends)
	return t, nil
}

// An End is a node at the end of a path.
type End struct {
	Parent int32 // from which of the nodes the path leads
	Node   Ref
	Reach  ontology.Reach
}

// Ends lists the ends of all paths, each once under a node from which a path leads.
func (t *Traversal) Ends() []End {
	out := make([]End, len(t.ends))
	for i, e := range t.ends {
		out[i] = End{e.start, e.node, e.reach}
	}
	return out
}

// To returns what a step keeps whose rows are ends of a traversal, for the steps below it that ask for the paths to them.
func (t *Traversal) To(rows []End) Linked {
	out := &traversed{Traversal: t}
	for _, e := range rows {
		out.parent, out.rows = append(out.parent, e.Parent), append(out.rows, e.Node)
	}
	return out
}

// among asks for rows among the ends of a path.
func (q *Query) among(ends []end) {
	q.Ends, q.EndsFrom = make([]Ref, len(ends)), make([]int32, len(q.Parents)+1)
	for i, e := range ends {
		q.Ends[i] = e.node
		q.EndsFrom[e.start+1]++
	}
	for i := range q.Parents {
		q.EndsFrom[i+1] += q.EndsFrom[i]
	}
}

// traverseColumns fills in what the links of the rows say.
func (x *Execution) traverseColumns(s *plan.Step, rows *Rows, ends []end) {
	if !slices.ContainsFunc(s.Columns, func(c plan.Column) bool { return c.Kind == plan.Output }) {
		return
	}
	for p := 0; p+1 < len(rows.From); p++ {
		for row := rows.From[p]; row < rows.From[p+1]; row++ {
			e := findEnd(ends, int32(p), rows.Refs[row])
			for c, col := range s.Columns {
				cell := &rows.Cells[int(row)*len(s.Columns)+c]
				if col.Kind != plan.Output {
					continue
				}
				switch col.Name {
				case plan.LinkBases:
					*cell = x.json.basisList(e.bases)
				case plan.LinkReach:
					*cell = x.json.reach[e.reach]
				case plan.LinkStanding:
					*cell = x.json.standing[e.standing]
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

// traverse follows a path from all parents at once, a distance at a time.
func (x *Execution) traverse(ctx context.Context, path *ontology.Field, parents []Ref, args *plan.TraverseArgs, facts bool) (*Traversal, error) {
	w := &Traversal{parents: parents, tries: make([]*ontology.Trie, len(parents)), args: args}
	sc := x.borrow()
	front, next := sc.front[:0], sc.next[:0]
	sc.ends = sc.ends[:0]
	for i, p := range parents {
		k := x.c.Kinds[x.r.Kind(p)]
		w.tries[i] = k.Field(path.Name).Trie(k)
		front = append(front, visit{start: int32(i), node: p, qualities: noQuality})
	}
	for len(front) > 0 {
		level, err := x.nextLevel(ctx, w, front, facts)
		if err != nil {
			return nil, err
		}
		next = x.advance(w, level, front, next[:0])
		sc.ends = x.arrive(w, next, sc.ends)
		front, next = next, front
	}
	sc.front, sc.next = front, next
	sc.ends = mergeEnds(sc.ends)
	w.ends = sc.ends
	return w, nil
}

// nextLevel fetches the relations that lead on from the front.
func (x *Execution) nextLevel(ctx context.Context, w *Traversal, front []visit, facts bool) (*traversalLevel, error) {
	w.levels = append(w.levels, traversalLevel{})
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

func (x *Execution) advance(w *Traversal, level *traversalLevel, front, next []visit) []visit {
	for _, e := range front {
		for _, t := range w.tries[e.start].States[e.state].Next {
			for _, edge := range level.adj.Edges(level.hop(t.Hop), e.node) {
				if t.To.Has(int(x.r.Kind(edge.To))) {
					next = append(next, visit{e.start, int32(t.State), edge.To, e.qualities.over(edge.Basis, edge.Standing)})
				}
			}
		}
	}
	slices.SortFunc(next, func(a, b visit) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.state, b.state), cmp.Compare(a.node, b.node))
	})
	merged := next[:0]
	for _, e := range next {
		if n := len(merged); n > 0 && merged[n-1].start == e.start && merged[n-1].state == e.state && merged[n-1].node == e.node {
			merged[n-1].qualities |= e.qualities
			continue
		}
		merged = append(merged, e)
	}
	return merged
}

// arrive adds the ends of the ways that end here: never the start itself, and only what the arguments let pass.
func (x *Execution) arrive(w *Traversal, front []visit, ends []end) []end {
	for _, e := range front {
		if e.node == w.parents[e.start] {
			continue
		}
		for _, at := range w.tries[e.start].States[e.state].Ends {
			if !at.Kinds.Has(int(x.r.Kind(e.node))) || !w.args.Reaches.Has(at.Reach) {
				continue
			}
			qualities := e.qualities.over(at.Basis, ontology.Stated).only(uint16(w.args.Bases))
			if qualities != 0 {
				ends = append(ends, end{start: e.start, node: e.node, reach: at.Reach, qualities: qualities})
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
			last.qualities |= e.qualities
			if last.reach == 0 || (e.reach != 0 && e.reach < last.reach) {
				last.reach = e.reach
			}
			continue
		}
		merged = append(merged, e)
	}
	for i := range merged {
		merged[i].bases, merged[i].standing = merged[i].qualities.bases(), merged[i].qualities.standing()
	}
	return merged
}
