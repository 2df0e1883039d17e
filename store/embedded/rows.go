package embedded

import (
	"cmp"
	"context"
	"slices"
	"sort"
	"sync"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// Rows finds the rows of a step that lists nodes.
func (s *snapshot) Rows(ctx context.Context, q *executor.Query) (*executor.Rows, error) {
	p, n := s.newPager(ctx, q)
	defer p.free()
	for i := range n {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p.parent(i)
	}
	p.cells()
	return p.out, ctx.Err()
}

// newPager makes a pager for a query, and tells how many parents it has.
func (s *snapshot) newPager(ctx context.Context, q *executor.Query) (*pager, int) {
	n := 1
	if !q.IsScan() {
		n = len(q.Parents)
	}
	p := pagers.Get().(*pager)
	p.ctx, p.s, p.q, p.out = ctx, s, q, &executor.Rows{From: make([]int32, 1, n+1)}
	p.matcher = store.Matcher{Catalogue: s.c, Graph: s}
	p.prepare(n)
	return p, n
}

// A pager takes one page for each parent.
type pager struct {
	ctx context.Context
	s   *snapshot
	q   *executor.Query
	out *executor.Rows

	found   []candidate // of the parent at hand
	keys    []any       // sort keys of found, as many for each as the order has
	desc    []bool
	matcher store.Matcher
	claim   []byte // the field that claims must have, as JSON
	slot    int    // the slot of Claim.field

	legs map[uint8][]ontology.TypedHop // of NeighborsSpec: the hops from nodes of a kind
	runs []run                         // of NeighborsSpec: the relations of the parent at hand
	run  int32                         // of NeighborsSpec: the one at hand
}

// A candidate is a node that may become a row.
type candidate struct {
	edge executor.Edge
	key  int32 // where its sort keys begin
	run  int32 // of NeighborsSpec: the run that it is of
}

// pagers keeps the memory for candidates, of which there may be many.
var pagers = sync.Pool{New: func() any { return new(pager) }}

func (p *pager) free() {
	clear(p.keys[:cap(p.keys)]) // no value of an old snapshot shall stay alive
	clear(p.runs[:cap(p.runs)])
	*p = pager{found: p.found[:0], keys: p.keys[:0], desc: p.desc[:0], runs: p.runs[:0]}
	pagers.Put(p)
}

func (p *pager) prepare(n int) {
	if p.q.List.Total {
		p.out.Totals = make([]int32, 0, n)
	}
	if p.q.List.More {
		p.out.More = make([]bool, 0, n)
	}
	if p.q.List.Less {
		p.out.Less = make([]bool, 0, n)
	}
	for _, key := range p.q.Args.Order {
		p.desc = append(p.desc, key.Desc)
	}
	if p.q.ClaimField() != "" {
		p.claim = store.AppendString(nil, p.q.ClaimField())
		p.slot = p.s.c.Kind("Claim").Slot("field")
	}
}

func (p *pager) parent(i int) {
	if p.plain() {
		p.span()
		return
	}
	p.found, p.keys = p.found[:0], p.keys[:0]
	page, total := p.rowsOf(i)
	for _, c := range page {
		p.out.Refs = append(p.out.Refs, c.edge.To)
		if alongRelations(p.q) {
			p.out.Edges = append(p.out.Edges, c.edge)
		}
		if p.q.IsNeighbors() {
			p.out.Hops = append(p.out.Hops, p.runs[c.run].hop)
		}
	}
	p.out.From = append(p.out.From, int32(len(p.out.Refs)))
	if p.out.Totals != nil {
		p.out.Totals = append(p.out.Totals, int32(total))
	}
}

// rowsOf finds the rows of a parent, and how many there are on all pages.
func (p *pager) rowsOf(i int) (rows []candidate, total int) {
	if p.q.IsNeighbors() {
		return p.neighbors(p.q.Parents[i])
	}
	p.collect(i)
	if p.q.List.Shape == plan.Page {
		return p.page(), len(p.found)
	}
	return p.found, len(p.found)
}

// plain tells whether all nodes of one kind are asked for in order of their ids: then none needs to be looked at.
func (p *pager) plain() bool {
	return p.q.IsScan() && p.q.Step.Kinds.Len() == 1 && p.q.Args.Filter.Empty() && len(p.desc) == 0
}

// span takes a page of the nodes of one kind.
func (p *pager) span() {
	span := p.s.ranges[p.q.Step.Kinds.In(p.s.c)[0].Index]
	ids := p.s.ids[span.lo:span.hi]
	from, to := p.window(len(ids), func(i int, at *plan.Position) int { return cmp.Compare(ids[i], at.ID) })
	lo, hi := span.lo+int32(from), span.lo+int32(to)
	for ref := lo; ref < hi; ref++ {
		p.out.Refs = append(p.out.Refs, ref)
	}
	p.out.From = append(p.out.From, int32(len(p.out.Refs)))
	if p.out.Totals != nil {
		p.out.Totals = append(p.out.Totals, span.hi-span.lo)
	}
}

// collect finds the candidates of a parent that pass the filter, in order of their ids, or for a list that is few in
// curated order.
func (p *pager) collect(i int) {
	switch spec := p.q.Step.Spec.(type) {
	case *plan.ScanSpec:
		p.all()
	case *plan.TraverseSpec:
		for _, ref := range p.q.Ends[p.q.EndsFrom[i]:p.q.EndsFrom[i+1]] {
			p.add(executor.Edge{To: ref})
		}
	case *plan.ExpandSpec:
		for _, e := range p.s.of(spec.Hop, p.q.Parents[i]) {
			if n := len(p.found); !p.q.List.Edges && n > 0 && p.found[n-1].edge.To == e.To {
				continue // a parallel relation, and rows are nodes
			}
			p.add(e)
		}
	}
	if p.q.List.Shape == plan.Few {
		slices.SortStableFunc(p.found, func(a, b candidate) int { return cmp.Compare(a.edge.Position, b.edge.Position) })
	}
}

// all offers every node of the step's kinds, or those alone that a condition on a key leaves.
func (p *pager) all() {
	for _, k := range p.q.Step.Kinds.In(p.s.c) {
		if refs, ok := p.s.keyed(k, &p.q.Args.Filter); ok {
			for _, ref := range refs {
				p.add(executor.Edge{To: ref})
			}
			continue
		}
		for ref := p.s.ranges[k.Index].lo; ref < p.s.ranges[k.Index].hi; ref++ {
			if ref%1024 == 0 && p.ctx.Err() != nil {
				return // what was found so far isn't asked for any more
			}
			p.add(executor.Edge{To: ref})
		}
	}
}

func (p *pager) add(e executor.Edge) {
	s := p.s
	if !p.q.Step.Kinds.Has(int(s.kinds[e.To])) {
		return
	}
	if p.claim != nil && string(s.cells[s.base[e.To]+int32(p.slot)]) != string(p.claim) {
		return
	}
	if f := &p.q.Args.Filter; !f.Empty() && !p.matcher.Match(f, e.To) {
		return
	}
	p.found = append(p.found, candidate{e, int32(len(p.keys)), p.run})
	for i := range p.q.Args.Order {
		p.keys = append(p.keys, s.sortKey(e.To, &p.q.Args.Order[i]))
	}
}

// sortKey reads a key of the node itself or of one that it has a relation to one to.
func (s *snapshot) sortKey(ref executor.Ref, key *plan.OrderKey) any {
	for _, h := range key.Hops {
		edges := s.of(h, ref)
		if len(edges) == 0 {
			return nil
		}
		ref = edges[0].To
	}
	if key.Field.Role != ontology.Stored {
		return int64(len(s.Ends(ref, key.Field)))
	}
	slot := s.c.Kinds[s.kinds[ref]].Slot(key.Field.Name)
	if slot < 0 {
		return nil
	}
	return s.keys[s.base[ref]+int32(slot)]
}

// page sorts the candidates and takes those that the arguments ask for.
func (p *pager) page() []candidate {
	page := p.found
	if len(p.desc) > 0 || p.q.IsNeighbors() {
		slices.SortFunc(page, func(a, b candidate) int {
			return cmp.Or(store.CompareRows(p.desc, p.keysOf(a), p.keysOf(b), "", ""), compareEdges(a.edge, b.edge))
		})
	}
	lo, hi := p.window(len(page), func(i int, at *plan.Position) int {
		return store.CompareRows(p.desc, p.keysOf(page[i]), at.Keys, p.id(page[i]), at.ID)
	})
	return page[lo:hi]
}

// window finds the page among so many rows: from the first up to but not including the second. compare compares a row with a
// place.
func (p *pager) window(n int, compare func(i int, at *plan.Position) int) (lo, hi int) {
	args := p.q.Args
	hi = n
	if at := args.After; at != nil {
		lo = sort.Search(n, func(i int) bool { return compare(i, at) > 0 })
	}
	if at := args.Before; at != nil {
		hi = max(lo, sort.Search(n, func(i int) bool { return compare(i, at) >= 0 }))
	}
	if args.Back {
		lo = max(lo, hi-args.First)
	} else {
		hi = min(hi, lo+args.First)
	}
	if p.out.More != nil {
		p.out.More = append(p.out.More, hi < n)
	}
	if p.out.Less != nil {
		p.out.Less = append(p.out.Less, lo > 0)
	}
	return lo, hi
}

func (p *pager) keysOf(c candidate) []any { return p.keys[c.key : int(c.key)+len(p.desc)] }

// id is what tells rows apart: the relation's id where rows are relations, else the node's.
func (p *pager) id(c candidate) string {
	if p.q.IsNeighbors() {
		return p.neighborID(c.edge)
	}
	if p.q.List.Edges {
		return p.s.edges[c.edge.Handle].ID
	}
	return p.s.ids[c.edge.To]
}

// cells fills in the columns of all rows.
func (p *pager) cells() {
	columns := p.q.Step.Columns
	p.out.Cells = make([][]byte, len(p.out.Refs)*len(columns))
	copier := copier{s: p.s, columns: columns, kind: store.NoKind}
	for i, ref := range p.out.Refs {
		row := p.out.Cells[i*len(columns) : (i+1)*len(columns)]
		copier.copy(row, ref)
		for c := range columns {
			switch columns[c].Kind {
			case plan.Fact:
				row[c] = p.s.Fact(p.hop(i).Relation, p.out.Edges[i], columns[c].Name, columns[c].Part)
			case plan.Cursor:
				row[c] = p.cursor(i)
			}
		}
	}
}

func (p *pager) cursor(row int) []byte {
	c := candidate{edge: executor.Edge{To: p.out.Refs[row]}}
	if p.out.Edges != nil {
		c.edge = p.out.Edges[row]
	}
	keys := make([]any, len(p.desc))
	for i := range keys {
		keys[i] = p.s.sortKey(c.edge.To, &p.q.Args.Order[i])
	}
	return store.AppendCursor(nil, p.q.Args.Tag, keys, p.id(c))
}
