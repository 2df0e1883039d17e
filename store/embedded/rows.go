package embedded

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"sort"
	"sync"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// Rows implements executor.Reader.
func (s *snapshot) Rows(ctx context.Context, q *executor.Query) (*executor.Rows, error) {
	p, n := s.newPager(ctx, q)
	defer p.free()
	for i := range n {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p.addParent(i)
	}
	p.cells()
	return p.out, ctx.Err()
}

// newPager returns a pager for a query, and how many parents the query has.
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

// A pager finds one page of rows for each parent.
type pager struct {
	ctx context.Context
	s   *snapshot
	q   *executor.Query
	out *executor.Rows

	candidates []candidate // of the present parent
	keys       []any       // sort keys of the candidates, as many for each as the order has
	desc       []bool
	matcher    store.Matcher
	claim      []byte // the field that claims must be about, as JSON
	slot       int    // of that field in claims

	typedHops  map[uint8][]ontology.TypedHop // of NeighborsSpec: the hops from nodes of a kind
	runs       []run                         // of NeighborsSpec: the relations of the parent at hand
	currentRun int32                         // of NeighborsSpec: index of the run whose relations are being added
}

// A candidate is a node that may become a row.
type candidate struct {
	edge executor.Edge
	key  int32 // where its sort keys begin
	run  int32 // of NeighborsSpec: index of its run
}

// pagers keeps pagers with their memory for candidates, of which there may be many.
var pagers = sync.Pool{New: func() any { return new(pager) }}

func (p *pager) free() {
	clear(p.keys[:cap(p.keys)]) // else values of an old snapshot would stay in memory
	clear(p.runs[:cap(p.runs)])
	*p = pager{candidates: p.candidates[:0], keys: p.keys[:0], desc: p.desc[:0], runs: p.runs[:0]}
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

// addParent adds the page of a parent to the rows.
func (p *pager) addParent(i int) {
	if p.isWholeKind() {
		p.pageOfKind()
		return
	}
	p.candidates, p.keys = p.candidates[:0], p.keys[:0]
	page, total := p.rowsOf(i)
	for _, c := range page {
		p.out.Refs = append(p.out.Refs, c.edge.To)
		if hasEdges(p.q) {
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

// rowsOf returns the page of a parent, and how many rows there are on all pages.
func (p *pager) rowsOf(i int) (rows []candidate, total int) {
	if p.q.IsNeighbors() {
		return p.neighbors(p.q.Parents[i])
	}
	p.collect(i)
	if p.q.List.Shape == plan.Page {
		return p.page(), len(p.candidates)
	}
	return p.candidates, len(p.candidates)
}

// isWholeKind reports whether the rows are all nodes of one kind in order of their ids: a page is then found without a look at them.
func (p *pager) isWholeKind() bool {
	return p.q.IsScan() && p.q.Step.Kinds.Len() == 1 && p.q.Args.Filter.Empty() && len(p.desc) == 0
}

// pageOfKind adds a page of all nodes of a kind.
func (p *pager) pageOfKind() {
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

// collect finds the candidates of a parent in order of their ids, or for plan.Few in curated order.
func (p *pager) collect(i int) {
	switch spec := p.q.Step.Spec.(type) {
	case *plan.ScanSpec:
		p.scan()
	case *plan.TraverseSpec:
		for _, ref := range p.q.Ends[p.q.EndsFrom[i]:p.q.EndsFrom[i+1]] {
			p.add(executor.Edge{To: ref})
		}
	case *plan.ExpandSpec:
		for _, e := range p.s.edgesOf(spec.Hop, p.q.Parents[i]) {
			if n := len(p.candidates); !p.q.List.Edges && n > 0 && p.candidates[n-1].edge.To == e.To {
				continue // rows are nodes, and this is a parallel relation
			}
			p.add(e)
		}
	}
	if p.q.List.Shape == plan.Few {
		slices.SortStableFunc(p.candidates, func(a, b candidate) int { return cmp.Compare(a.edge.Position, b.edge.Position) })
	}
}

// scan adds every node of the step's kinds, or only those that a condition on a key lets pass.
func (p *pager) scan() {
	for _, k := range p.q.Step.Kinds.In(p.s.c) {
		if refs, ok := p.s.nodesByKeys(k, &p.q.Args.Filter); ok {
			for _, ref := range refs {
				p.add(executor.Edge{To: ref})
			}
			continue
		}
		for ref := p.s.ranges[k.Index].lo; ref < p.s.ranges[k.Index].hi; ref++ {
			if ref%1024 == 0 {
				if p.ctx.Err() != nil {
					return // Rows and Groups return the error of the context
				}
				runtime.Gosched()
			}
			p.add(executor.Edge{To: ref})
		}
	}
}

// add adds a candidate, if it is of the step's kinds and passes the filter.
func (p *pager) add(e executor.Edge) {
	s := p.s
	if !p.q.Step.Kinds.Has(int(s.kinds[e.To])) {
		return
	}
	if p.claim != nil && string(s.cells[s.cellBase[e.To]+int32(p.slot)]) != string(p.claim) {
		return
	}
	if f := &p.q.Args.Filter; !f.Empty() && !p.matcher.Match(f, e.To) {
		return
	}
	p.candidates = append(p.candidates, candidate{e, int32(len(p.keys)), p.currentRun})
	for i := range p.q.Args.Order {
		p.keys = append(p.keys, s.sortKey(e.To, &p.q.Args.Order[i]))
	}
}

// sortKey returns the sort key of a node, nil for null.
func (s *snapshot) sortKey(ref executor.Ref, key *plan.OrderKey) any {
	for _, h := range key.Hops {
		edges := s.edgesOf(h, ref)
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
	return s.keys[s.cellBase[ref]+int32(slot)]
}

// page sorts the candidates and returns those of the page.
func (p *pager) page() []candidate {
	page := p.candidates
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

// window finds the page among n ordered rows: from lo up to but not including hi. compare compares a row with a position.
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

// id returns the id of a row: where rows are relations that of the relation, else that of the node.
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
