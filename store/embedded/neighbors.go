package embedded

import (
	"cmp"
	"sort"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/executor"
)

// A run is the relations of a node over one hop to nodes of one kind: in order of these, then of their own ids.
type run struct {
	hop   ontology.Hop
	edges []executor.Edge
}

// neighbors takes a page of a parent's relations, and counts them all. Where nothing filters or orders them their runs are
// merged, so that of a hub no more is looked at than the page.
func (p *pager) neighbors(parent executor.Ref) (page []candidate, total int) {
	p.findRuns(parent)
	if p.merges() {
		for _, r := range p.runs {
			total += len(r.edges)
		}
		p.mergeRuns(p.q.Args.First + 1)
		return p.first(), total
	}
	p.addRuns()
	return p.page(), len(p.found)
}

// addRuns offers the relations of all runs.
func (p *pager) addRuns() {
	for i, r := range p.runs {
		p.run = int32(i)
		for _, e := range r.edges {
			p.add(e)
		}
	}
}

// merges tells whether runs need only be merged: where nothing filters or orders the rows, and the page is the first one
// behind a place of which nobody asks what lies before it.
func (p *pager) merges() bool {
	args := p.q.Args
	return args.Filter.Empty() && len(p.desc) == 0 && !args.Back && args.Before == nil && (args.After == nil || !p.q.List.Less)
}

// first takes the page from the merged runs, of which there is one row too many where there are more.
func (p *pager) first() []candidate {
	n := p.q.Args.First
	if p.out.More != nil {
		p.out.More = append(p.out.More, len(p.found) > n)
	}
	if p.out.Less != nil {
		p.out.Less = append(p.out.Less, false)
	}
	return p.found[:min(len(p.found), n)]
}

// findRuns finds the relations of a node, kind by kind, since those to other kinds than the step's are left out. One of the
// node with itself is seen once, as pointing away.
func (p *pager) findRuns(parent executor.Ref) {
	p.runs = p.runs[:0]
	for _, leg := range p.legsOf(p.s.kinds[parent]) {
		all := p.s.of(leg.Hop, parent)
		if len(all) == 0 {
			continue
		}
		for kind, span := range p.s.ranges {
			if !leg.To.Has(kind) {
				continue
			}
			if leg.Direction == ontology.In && span.lo <= parent && parent < span.hi {
				p.addRun(leg.Hop, all, span.lo, parent)
				span.lo = parent + 1
			}
			p.addRun(leg.Hop, all, span.lo, span.hi)
		}
	}
}

// legsOf returns the hops to follow from nodes of a kind.
func (p *pager) legsOf(kind uint8) []ontology.TypedHop {
	legs, ok := p.legs[kind]
	if ok {
		return legs
	}
	for _, leg := range p.s.c.HopsFrom(ontology.SetOf(p.s.c.Kinds[kind]), p.q.Step.Kinds) {
		if p.q.HasRelation(leg.Relation) {
			legs = append(legs, leg)
		}
	}
	if p.legs == nil {
		p.legs = map[uint8][]ontology.TypedHop{}
	}
	p.legs[kind] = legs
	return legs
}

// addRun adds the relations that lead to nodes from lo up to but not including hi.
func (p *pager) addRun(hop ontology.Hop, all []executor.Edge, lo, hi executor.Ref) {
	from := sort.Search(len(all), func(i int) bool { return all[i].To >= lo })
	n := sort.Search(len(all)-from, func(i int) bool { return all[from+i].To >= hi })
	if n > 0 {
		p.runs = append(p.runs, run{hop, all[from : from+n]})
	}
}

// mergeRuns takes the first candidates behind the cursor.
func (p *pager) mergeRuns(n int) {
	rest := make([][]executor.Edge, len(p.runs))
	for i, r := range p.runs {
		rest[i] = p.behindCursor(r.edges)
	}
	for len(p.found) < n {
		best := -1
		for i := range rest {
			if len(rest[i]) > 0 && (best < 0 || compareEdges(rest[i][0], rest[best][0]) < 0) {
				best = i
			}
		}
		if best < 0 {
			return
		}
		p.found = append(p.found, candidate{edge: rest[best][0], run: int32(best)})
		rest[best] = rest[best][1:]
	}
}

func (p *pager) behindCursor(edges []executor.Edge) []executor.Edge {
	after := p.q.Args.After
	if after == nil {
		return edges
	}
	return edges[sort.Search(len(edges), func(i int) bool { return p.id(candidate{edge: edges[i]}) > after.ID }):]
}

// compareEdges compares by the far end, then by relation and id: handles are in order of these.
func compareEdges(a, b executor.Edge) int {
	return cmp.Or(cmp.Compare(a.To, b.To), cmp.Compare(a.Handle, b.Handle))
}

// hop returns over which hop a row was reached.
func (p *pager) hop(row int) ontology.Hop { return p.out.Hop(p.q.Step, row) }

// neighborID is what tells neighbors apart.
func (p *pager) neighborID(e executor.Edge) string {
	edge := p.s.edges[e.Handle]
	return store.NeighborID(p.s.ids[e.To], edge.Relation, edge.ID)
}

// alongRelations tells whether rows are reached over one relation each.
func alongRelations(q *executor.Query) bool { return q.IsExpand() || q.IsNeighbors() }
