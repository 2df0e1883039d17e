package executor

import (
	"cmp"
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
)

// A Traversal is the result of evaluating a @path field from some nodes. It keeps the edges that were followed, so that the paths
// to its ends can be listed afterwards.
type Traversal struct {
	parents []Ref
	tries   []*ontology.Trie // by parent
	levels  []traversalLevel
	ends    []end // in order of parent, then node
	args    *plan.TraverseArgs
}

// A traversalLevel holds the edges at one distance from the parents.
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

// edgesOf returns the edges of a node over a hop.
func (l *traversalLevel) edgesOf(h ontology.Hop, node Ref) []Edge { return l.adj.Edges(l.hop(h), node) }

// reset forgets everything but the memory.
func (t *Traversal) reset() {
	clear(t.tries)
	clear(t.levels)
	*t = Traversal{tries: t.tries[:0], levels: t.levels[:0]}
}

// A productState is a state of the product of the graph and a trie, as in evaluating a regular path query: paths from a parent
// have reached a node, and at the same time a state of the trie.
type productState struct {
	parent    int32 // index of the parent
	state     int32 // of its trie
	node      Ref
	qualities qualitySet
}

// An end is a node at which paths from a parent end, with what is known of it from all of them.
type end struct {
	parent    int32
	node      Ref
	bases     uint16
	reach     ontology.Reach
	standing  ontology.Standing
	qualities qualitySet
}

// compare orders ends by parent, then by node.
func (e end) compare(parent int32, node Ref) int {
	if e.parent == parent {
		return cmp.Compare(e.node, node)
	}
	return cmp.Compare(e.parent, parent)
}

// A traversed value is kept by a step whose rows are ends of paths.
type traversed struct {
	*Traversal
	parent []int32 // of each row: the index of its parent
	rows   []Ref
}

// traverse finds the ends of a path from each node of the parent step, and lets the reader filter, order and page them.
func (x *Execution) traverse(ctx context.Context, s *plan.Step, spec *plan.TraverseSpec) error {
	parents, index := x.Unique(s)
	q := x.query(s)
	q.Parents = parents
	if ahead, ok := x.r.(AheadReader); ok && ahead.HasRows(q) {
		rows, err := x.r.Rows(ctx, q)
		if err == nil {
			x.fillList(s, rows, index)
		}
		return err
	}
	w := &x.scratch.traversal
	if spec.Links || spec.Grouped {
		w = &Traversal{}
	}
	if err := x.evaluatePath(ctx, w, spec.Path, parents, plan.ArgsOf[plan.TraverseArgs](x.args, s.Index), spec.Links); err != nil {
		return err
	}
	q.restrictTo(w.ends)
	rows, err := x.r.Rows(ctx, q)
	if err != nil {
		return err
	}
	x.fillList(s, rows, index)
	if spec.Links || spec.Grouped {
		w.ends = slices.Clone(w.ends)
		x.Keep(s.Index, &traversed{w, parentIndexes(rows.From), rows.Refs})
	}
	x.traverseColumns(s, rows, w.ends)
	return nil
}

// NeedsPaths reports whether more is asked of the rows of a TraverseSpec than which nodes they are, so that the paths to them have to be known.
func NeedsPaths(s *plan.Step, spec *plan.TraverseSpec, args *plan.TraverseArgs) bool {
	return spec.Links || spec.Grouped || args.Bases != 0 || args.Reaches != 0 ||
		slices.ContainsFunc(s.Columns, func(c plan.Column) bool { return c.Kind == plan.Output })
}

// Traverse evaluates a @path field from some nodes, each given once, for an operation outside of this package.
func (x *Execution) Traverse(ctx context.Context, path *ontology.Field, from []Ref) (*Traversal, error) {
	t := &Traversal{}
	if err := x.evaluatePath(ctx, t, path, from, &plan.TraverseArgs{}, true); err != nil {
		return nil, err
	}
	t.ends = slices.Clone(t.ends)
	return t, nil
}

// An End is a node at the end of a path.
type End struct {
	Parent   int32 // index of the node that the path starts at
	Node     Ref
	Reach    ontology.Reach
	Standing ontology.Standing // of the best path: the weakest on it
}

// Ends lists the ends of all paths in order of parent, then of node: each node once for each parent.
func (t *Traversal) Ends() []End {
	out := make([]End, len(t.ends))
	for i, e := range t.ends {
		out[i] = End{e.parent, e.node, e.reach, e.standing}
	}
	return out
}

// RowPaths returns the paths to ends of the traversal. A step that has these ends as its rows keeps it for the steps below that
// list the paths (see Execution.Keep).
func (t *Traversal) RowPaths(rows []End) RowPaths {
	out := &traversed{Traversal: t}
	for _, e := range rows {
		out.parent, out.rows = append(out.parent, e.Parent), append(out.rows, e.Node)
	}
	return out
}

// restrictTo restricts the rows of a query to the ends of paths.
func (q *Query) restrictTo(ends []end) {
	q.Ends, q.EndsFrom = q.Memory.Refs(len(ends)), q.Memory.Refs(len(q.Parents)+1)
	for i, e := range ends {
		q.Ends[i] = e.node
		q.EndsFrom[e.parent+1]++
	}
	for i := range q.Parents {
		q.EndsFrom[i+1] += q.EndsFrom[i]
	}
}

// traverseColumns fills in the columns of the links of a path's ends.
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

func findEnd(ends []end, parent int32, node Ref) *end {
	i, _ := slices.BinarySearchFunc(ends, node, func(e end, node Ref) int { return e.compare(parent, node) })
	return &ends[i]
}

// evaluatePath evaluates a path from all parents at once: a breadth-first search over product states. States that several paths
// lead to are merged, so that the work is bounded by the number of states and not by that of paths. The ends are there until the next path is
// evaluated.
func (x *Execution) evaluatePath(ctx context.Context, w *Traversal, path *ontology.Field, parents []Ref, args *plan.TraverseArgs, facts bool) error {
	w.reset()
	w.parents, w.args = parents, args
	sc := x.scratch
	frontier, next := sc.frontier[:0], sc.next[:0]
	sc.ends = sc.ends[:0]
	var trie *ontology.Trie
	var of *ontology.Kind // which trie is for
	for i, p := range parents {
		if k := x.c.Kinds[x.r.Kind(p)]; k != of {
			trie, of = k.Field(path.Name).Trie(k), k
		}
		w.tries = append(w.tries, trie)
		frontier = append(frontier, productState{parent: int32(i), node: p, qualities: emptyPathQuality})
	}
	direct, _ := x.r.(DirectReader)
	for len(frontier) > 0 {
		if direct != nil && w == &sc.traversal {
			next = x.nextFrontier(w, frontier, next[:0], direct.EdgesOf)
		} else {
			level, err := x.nextLevel(ctx, w, frontier, facts)
			if err != nil {
				return err
			}
			next = x.nextFrontier(w, frontier, next[:0], level.edgesOf)
		}
		sc.ends = x.appendEnds(w, next, sc.ends)
		frontier, next = next, frontier
	}
	sc.frontier, sc.next = frontier, next
	sc.ends = mergeEnds(sc.ends)
	w.ends = sc.ends
	return nil
}

// nextLevel fetches the edges that the paths of the frontier may continue over.
func (x *Execution) nextLevel(ctx context.Context, w *Traversal, frontier []productState, facts bool) (*traversalLevel, error) {
	w.levels = append(w.levels, traversalLevel{})
	level := &w.levels[len(w.levels)-1]
	sc := x.scratch
	sc.startGeneration(x.r.Refs())
	var refs []Ref
	for _, e := range frontier {
		for _, t := range w.tries[e.parent].States[e.state].Next {
			level.hop(t.Hop)
			if sc.visitedIn[e.node] != sc.generation {
				sc.visitedIn[e.node] = sc.generation
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

// nextFrontier returns the states that are one edge further, each once; it is written into the memory of next.
func (x *Execution) nextFrontier(w *Traversal, frontier, next []productState, edgesOf func(ontology.Hop, Ref) []Edge) []productState {
	for _, e := range frontier {
		for _, t := range w.tries[e.parent].States[e.state].Next {
			for _, edge := range edgesOf(t.Hop, e.node) {
				if t.To.Has(int(x.r.Kind(edge.To))) {
					next = append(next, productState{e.parent, int32(t.State), edge.To, e.qualities.extend(edge.Basis, edge.Standing)})
				}
			}
		}
	}
	slices.SortFunc(next, func(a, b productState) int {
		if a.parent == b.parent && a.state == b.state {
			return cmp.Compare(a.node, b.node)
		}
		return cmp.Or(cmp.Compare(a.parent, b.parent), cmp.Compare(a.state, b.state))
	})
	merged := next[:0]
	for _, e := range next {
		if n := len(merged); n > 0 && merged[n-1].parent == e.parent && merged[n-1].state == e.state && merged[n-1].node == e.node {
			merged[n-1].qualities |= e.qualities
			continue
		}
		merged = append(merged, e)
	}
	return merged
}

// appendEnds appends the ends of the paths that may end at a state of the frontier: never the parent itself, and only ends that
// the arguments let pass.
func (x *Execution) appendEnds(w *Traversal, frontier []productState, ends []end) []end {
	for _, e := range frontier {
		if e.node == w.parents[e.parent] {
			continue
		}
		for _, at := range w.tries[e.parent].States[e.state].Ends {
			if !at.Kinds.Has(int(x.r.Kind(e.node))) || !w.args.Reaches.Has(at.Reach) {
				continue
			}
			qualities := e.qualities.extend(at.Basis, ontology.Stated).withBases(uint16(w.args.Bases))
			if qualities != 0 {
				ends = append(ends, end{parent: e.parent, node: e.node, reach: at.Reach, qualities: qualities})
			}
		}
	}
	return ends
}

// mergeEnds merges the ends that are the same node under the same parent: they have the bases of all, the nearest reach and the
// best standing.
func mergeEnds(ends []end) []end {
	slices.SortFunc(ends, func(a, b end) int { return a.compare(b.parent, b.node) })
	merged := ends[:0]
	for _, e := range ends {
		if n := len(merged); n > 0 && merged[n-1].parent == e.parent && merged[n-1].node == e.node {
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
		merged[i].bases, merged[i].standing = merged[i].qualities.bases(), merged[i].qualities.bestStanding()
	}
	return merged
}
