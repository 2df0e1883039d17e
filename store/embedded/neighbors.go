package embedded

import (
	"cmp"
	"slices"
	"sort"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/executor"
)

// A run has the relations of a node over one hop to nodes of one kind, as in merge sort: in order of these, then of their own ids.
type run struct {
	hop   ontology.Hop
	edges []executor.Edge
}

// neighbors returns a page of a parent's relations, and how many there are on all pages. Where nothing filters or orders them it merges
// their sorted runs, so that for a node with many relations it looks at no more than a page.
func (p *pager) neighbors(parent executor.Ref) (page []candidate, total int) {
	p.findRuns(parent)
	if p.canMergeRuns() {
		for _, r := range p.runs {
			total += len(r.edges)
		}
		p.mergeRuns(p.q.Args.First + 1)
		return p.firstPage(), total
	}
	p.collectRuns()
	return p.page(), len(p.candidates)
}

// collectRuns adds the relations of all runs to the candidates.
func (p *pager) collectRuns() {
	for i, r := range p.runs {
		p.currentRun = int32(i)
		for _, e := range r.edges {
			p.add(e)
		}
	}
}

// canMergeRuns reports whether it is enough to merge the runs as far as the page: nothing filters or orders the rows, the page is the
// first after a cursor or the beginning, and whether rows come before it need not be found out.
func (p *pager) canMergeRuns() bool {
	args := p.q.Args
	return args.Filter.Empty() && len(p.desc) == 0 && !args.Back && args.Before == nil && (args.After == nil || !p.q.List.Less)
}

// firstPage returns the page from the merged candidates. These have one more row than the page if another page follows.
func (p *pager) firstPage() []candidate {
	n := p.q.Args.First
	if p.q.Cut && len(p.candidates) > n {
		p.out.MarkCut()
	}
	if p.out.More != nil {
		p.out.More = append(p.out.More, len(p.candidates) > n)
	}
	if p.out.Less != nil {
		p.out.Less = append(p.out.Less, false)
	}
	return p.candidates[:min(len(p.candidates), n)]
}

// findRuns finds the runs of a node: one for each hop and each kind of the step. Relations over a hop are in order of the ids of their
// ends, so that those to nodes of a kind stand together. A relation of the node with itself is in one run only, that of the outgoing hop.
func (p *pager) findRuns(parent executor.Ref) {
	p.runs = p.runs[:0]
	for _, hop := range p.hopsFrom(p.s.Kind(parent)) {
		all := p.s.edgesOf(hop.Hop, parent)
		for len(all) > 0 {
			kind, n := p.s.Kind(all[0].To), 1
			n += sort.Search(len(all)-1, func(i int) bool { return p.s.Kind(all[1+i].To) != kind })
			if hop.To.Has(int(kind)) {
				p.addRuns(hop.Hop, all[:n], parent)
			}
			all = all[n:]
		}
	}
}

// addRuns adds relations to nodes of one kind as a run, or as two with those of the node with itself left out.
func (p *pager) addRuns(hop ontology.Hop, edges []executor.Edge, parent executor.Ref) {
	if hop.Direction == ontology.In {
		from, _ := slices.BinarySearchFunc(edges, p.s.ID(parent), func(e executor.Edge, id string) int { return cmp.Compare(p.s.ID(e.To), id) })
		to := from
		for to < len(edges) && edges[to].To == parent {
			to++
		}
		if to > from {
			p.addRun(hop, edges[:from])
			edges = edges[to:]
		}
	}
	p.addRun(hop, edges)
}

func (p *pager) addRun(hop ontology.Hop, edges []executor.Edge) {
	if len(edges) > 0 {
		p.runs = append(p.runs, run{hop, edges})
	}
}

// hopsFrom returns the hops from nodes of a kind that the query asks for.
func (p *pager) hopsFrom(kind uint8) []ontology.TypedHop {
	hops, ok := p.typedHops[kind]
	if ok {
		return hops
	}
	for _, hop := range p.s.c.HopsFrom(ontology.SetOf(p.s.c.Kinds[kind]), p.q.Step.Kinds) {
		if p.q.HasRelation(hop.Relation) {
			hops = append(hops, hop)
		}
	}
	if p.typedHops == nil {
		p.typedHops = map[uint8][]ontology.TypedHop{}
	}
	p.typedHops[kind] = hops
	return hops
}

// mergeRuns merges the runs into the first n candidates after the cursor.
func (p *pager) mergeRuns(n int) {
	rest := make([][]executor.Edge, len(p.runs)) // what is left of each run
	for i, r := range p.runs {
		rest[i] = p.afterCursor(r.edges)
	}
	for len(p.candidates) < n {
		best := -1
		for i := range rest {
			if len(rest[i]) > 0 && (best < 0 || p.s.compareEdges(rest[i][0], rest[best][0]) < 0) {
				best = i
			}
		}
		if best < 0 {
			return
		}
		p.candidates = append(p.candidates, candidate{edge: rest[best][0], run: int32(best)})
		rest[best] = rest[best][1:]
	}
}

// afterCursor returns the relations of a run that come after the cursor.
func (p *pager) afterCursor(edges []executor.Edge) []executor.Edge {
	after := p.q.Args.After
	if after == nil {
		return edges
	}
	return edges[sort.Search(len(edges), func(i int) bool { return p.id(candidate{edge: edges[i]}) > after.ID }):]
}

// hop returns the hop over which a row was reached.
func (p *pager) hop(row int) ontology.Hop { return p.out.Hop(p.q.Step, row) }

// neighborID returns the id of a row of neighbors.
func (p *pager) neighborID(e executor.Edge) string {
	edge := p.s.edge(e.Handle)
	return store.NeighborID(p.s.ID(e.To), p.s.relations[edge.relation].relation.Type, p.s.edgeID(edge))
}

// hasEdges reports whether the rows of a query are reached over one relation each.
func hasEdges(q *executor.Query) bool { return q.IsExpand() || q.IsNeighbors() }
