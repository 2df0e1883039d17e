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

// parentsUnasked is after how many parents is asked whether anybody still waits. Most parents take less than the question.
const parentsUnasked = 16

// Rows implements executor.Reader.
func (s *snapshot) Rows(ctx context.Context, q *executor.Query) (*executor.Rows, error) {
	p, n := s.newPager(ctx, q)
	defer p.free()
	for i := range n {
		if i%parentsUnasked == parentsUnasked-1 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
		p.addParent(i)
	}
	p.finish()
	return p.out, p.ended
}

// newPager returns a pager for a query, and how many parents the query has.
func (s *snapshot) newPager(ctx context.Context, q *executor.Query) (*pager, int) {
	n := 1
	if !q.IsScan() {
		n = len(q.Parents)
	}
	p := pagers.Get().(*pager)
	p.ctx, p.s, p.q, p.out = ctx, s, q, q.NewRows()
	p.out.From = q.Memory.Refs(n + 1)[:1]
	p.tester = tester{s: s}
	p.prepare(n)
	return p, n
}

// A pager finds one page of rows for each parent.
type pager struct {
	ctx   context.Context
	ended error // what cancelled has found
	s     *snapshot
	q     *executor.Query
	out   *executor.Rows

	refs       []executor.Ref  // of the rows so far
	edges      []executor.Edge // of the rows so far, where they have one each
	copier     copier
	candidates []candidate // of the present parent
	keys       []sortKey   // of the candidates, as many for each as the order has
	desc       []bool
	tester     tester
	passes     test   // the filter; nil where there is none
	claim      string // the field that claims must be about, as JSON
	slot       int    // of that field in claims
	plain      bool   // see isPlain

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
	*p = pager{
		refs: p.refs[:0], edges: p.edges[:0], copier: copier{slots: p.copier.slots[:0]},
		candidates: p.candidates[:0], keys: p.keys[:0], desc: p.desc[:0], runs: p.runs[:0],
	}
	pagers.Put(p)
}

func (p *pager) prepare(n int) {
	if p.q.List.Total {
		p.out.Totals = p.q.Memory.Refs(n)[:0]
	}
	if p.q.List.More {
		p.out.More = make([]bool, 0, n)
	}
	if p.q.List.Less {
		p.out.Less = make([]bool, 0, n)
	}
	for i := range p.q.Args.Order {
		p.desc = append(p.desc, p.q.Args.Order[i].Desc)
	}
	if f := &p.q.Args.Filter; !p.q.IsScan() && !f.Empty() {
		p.passes = p.tester.test(f)
	}
	if p.q.ClaimField() != "" {
		p.claim = string(store.AppendString(nil, p.q.ClaimField()))
		p.slot = p.s.c.Kind("Claim").Slot("field")
	}
	p.plain = p.isPlain()
}

// cancelled tells, every so often, whether the request has ended, and lets others run.
func (p *pager) cancelled(n int) bool {
	const inTurn = 1024
	if err := letOthersRun(p.ctx, n, inTurn); err != nil {
		p.ended = err
		return true
	}
	return false
}

// letOthersRun lets others run after every so many rows, of which n have been passed, and then tells whether anybody still waits.
func letOthersRun(ctx context.Context, n, every int) error {
	if n == 0 || n%every != 0 {
		return nil
	}
	runtime.Gosched()
	return ctx.Err()
}

// isPlain tells whether the rows of a parent are its ends in order of their ids from the first on, unfiltered: then they need not become
// candidates, which takes twice the time.
func (p *pager) isPlain() bool {
	args := p.q.Args
	return p.q.List.Shape == plan.Page && len(p.desc) == 0 && p.passes == nil && p.claim == "" &&
		args.After == nil && args.Before == nil && !args.Back && !p.q.IsScan() && !p.q.IsNeighbors()
}

// addPlainly is addParent where isPlain.
func (p *pager) addPlainly(i int) {
	first, start := p.q.Args.First, len(p.refs)
	total := 0
	switch spec := p.q.Step.Spec.(type) {
	case *plan.TraverseSpec:
		for _, ref := range p.q.Ends[p.q.EndsFrom[i]:p.q.EndsFrom[i+1]] {
			if p.q.Step.Kinds.Has(int(p.s.nodes[ref>>blockBits].kind)) {
				p.refs = append(p.refs, ref)
			}
		}
		rows := p.refs[start:]
		total = len(rows)
		if total > 1 {
			slices.SortFunc(rows, func(a, b executor.Ref) int { return compareIdentities(p.s.identity(a), p.s.identity(b)) })
		}
		p.refs = p.refs[:start+min(total, first)]
	case *plan.ExpandSpec:
		last := executor.Ref(-1)
		for _, e := range p.s.edgesOf(spec.Hop, p.q.Parents[i]) {
			if !p.q.Step.Kinds.Has(int(p.s.nodes[e.To>>blockBits].kind)) || !p.q.List.Edges && e.To == last {
				continue
			}
			last = e.To
			if total++; total <= first {
				p.refs, p.edges = append(p.refs, e.To), append(p.edges, e)
			}
		}
	}
	if p.q.Cut && total > first {
		p.out.MarkCut()
	}
	p.finishPage(total, 0, min(total, first))
	p.endParent(total)
}

// addParent adds the page of a parent to the rows.
func (p *pager) addParent(i int) {
	if p.plain {
		p.addPlainly(i)
		return
	}
	p.candidates, p.keys = p.candidates[:0], p.keys[:0]
	page, total := p.rowsOf(i)
	for _, c := range page {
		p.refs = append(p.refs, c.edge.To)
		if hasEdges(p.q) {
			p.edges = append(p.edges, c.edge)
		}
		if p.q.IsNeighbors() {
			p.out.Hops = append(p.out.Hops, p.runs[c.run].hop)
		}
	}
	p.endParent(total)
}

func (p *pager) endParent(total int) {
	p.out.From = append(p.out.From, int32(len(p.refs)))
	if p.out.Totals != nil {
		p.out.Totals = append(p.out.Totals, int32(total))
	}
}

// rowsOf returns the page of a parent, and how many rows there are on all pages.
func (p *pager) rowsOf(i int) (rows []candidate, total int) {
	switch {
	case p.q.IsScan():
		return p.newScan().page()
	case p.q.IsNeighbors():
		return p.neighbors(p.q.Parents[i])
	}
	p.collect(i)
	if p.q.List.Shape == plan.Page {
		return p.page(), len(p.candidates)
	}
	return p.candidates, len(p.candidates)
}

// collect finds the candidates of a parent in order of their ids, or for plan.Few in curated order.
func (p *pager) collect(i int) {
	switch spec := p.q.Step.Spec.(type) {
	case *plan.TraverseSpec:
		for _, ref := range p.q.Ends[p.q.EndsFrom[i]:p.q.EndsFrom[i+1]] {
			p.add(executor.Edge{To: ref})
		}
		p.sortByID()
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

func (p *pager) sortByID() {
	slices.SortFunc(p.candidates, func(a, b candidate) int {
		return compareIdentities(p.s.identity(a.edge.To), p.s.identity(b.edge.To))
	})
}

// add adds a candidate, if it is of the step's kinds and passes the filter.
func (p *pager) add(e executor.Edge) {
	b := p.s.nodes[e.To>>blockBits]
	if !p.q.Step.Kinds.Has(int(b.kind)) {
		return
	}
	if p.claim != "" && b.rows[e.To&blockMask].text(p.slot) != p.claim {
		return
	}
	if p.passes != nil && !p.passes(e.To) {
		return
	}
	p.addCandidate(e)
}

func (p *pager) addCandidate(e executor.Edge) { p.candidates = append(p.candidates, p.withKeys(e)) }

// withKeys returns a candidate with its sort keys.
func (p *pager) withKeys(e executor.Edge) candidate {
	out := candidate{e, int32(len(p.keys)), p.currentRun}
	for i := range p.desc {
		p.keys = append(p.keys, p.sortKey(e.To, i))
	}
	return out
}

// sortKey returns a sort key of a node.
func (p *pager) sortKey(ref executor.Ref, i int) sortKey {
	order := &p.q.Args.Order[i]
	for _, h := range order.Hops {
		edges := p.s.edgesOf(h, ref)
		if len(edges) == 0 {
			return sortKey{null: true}
		}
		ref = edges[0].To
	}
	if order.Field.Role != ontology.Stored {
		return sortKey{key: intKey(int64(p.s.countEnds(ref, order.Field)))}
	}
	b := p.s.nodes[ref>>blockBits]
	x := p.s.kinds[b.kind].ordered[order.Field.Name]
	if x == nil {
		return sortKey{null: true}
	}
	key, ok := x.keyOf(b.rows[ref&blockMask])
	return sortKey{key, !ok}
}

// positionKey returns a key of a position.
func (p *pager) positionKey(at *plan.Position, i int) sortKey {
	if at.Keys[i] == nil {
		return sortKey{null: true}
	}
	x := orderedField{enum: p.s.c.Enum(p.q.Args.Order[i].Field.Type.Name)}
	return sortKey{key: x.keyOfValue(at.Keys[i])}
}

// compareSortKeys compares two keys of an order, nulls last.
func compareSortKeys(desc bool, a, b sortKey) int {
	switch {
	case a.null || b.null:
		return cmp.Compare(rankOf(a.null), rankOf(b.null))
	case desc:
		return cmp.Compare(b.key, a.key)
	}
	return cmp.Compare(a.key, b.key)
}

func rankOf(null bool) int {
	if null {
		return 1
	}
	return 0
}

// compareKeys compares two candidates by their sort keys.
func (p *pager) compareKeys(a, b candidate) int {
	for i, desc := range p.desc {
		if n := compareSortKeys(desc, p.keys[int(a.key)+i], p.keys[int(b.key)+i]); n != 0 {
			return n
		}
	}
	return 0
}

// compareWith compares a candidate with a position.
func (p *pager) compareWith(c candidate, at *plan.Position) int {
	for i, desc := range p.desc {
		if n := compareSortKeys(desc, p.keys[int(c.key)+i], p.positionKey(at, i)); n != 0 {
			return n
		}
	}
	return cmp.Compare(p.id(c), at.ID)
}

// page sorts the candidates and returns those of the page.
func (p *pager) page() []candidate {
	page := p.candidates
	switch {
	case p.q.IsNeighbors():
		slices.SortFunc(page, func(a, b candidate) int { return cmp.Or(p.compareKeys(a, b), p.s.compareEdges(a.edge, b.edge)) })
	case p.q.IsScan():
		slices.SortFunc(page, func(a, b candidate) int {
			return cmp.Or(p.compareKeys(a, b), compareIdentities(p.s.identity(a.edge.To), p.s.identity(b.edge.To)))
		})
	case len(p.desc) > 0: // they are in order of their ids
		slices.SortStableFunc(page, p.compareKeys)
	}
	lo, hi := p.window(len(page), func(i int, at *plan.Position) int { return p.compareWith(page[i], at) })
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
	if p.q.Cut && hi-lo > args.First {
		p.out.MarkCut()
	}
	if args.Back {
		lo = max(lo, hi-args.First)
	} else {
		hi = min(hi, lo+args.First)
	}
	p.finishPage(n, lo, hi)
	return lo, hi
}

// finishPage notes what is around the page from lo up to but not including hi, of n rows.
func (p *pager) finishPage(n, lo, hi int) {
	if p.out.More != nil {
		p.out.More = append(p.out.More, hi < n)
	}
	if p.out.Less != nil {
		p.out.Less = append(p.out.Less, lo > 0)
	}
}

// id returns the id of a row: where rows are relations that of the relation, else that of the node.
func (p *pager) id(c candidate) string {
	if p.q.IsNeighbors() {
		return p.neighborID(c.edge)
	}
	if p.q.List.Edges {
		return p.s.edgeID(p.s.edge(c.edge.Handle))
	}
	return p.s.ID(c.edge.To)
}

// finish hands over the rows, and fills in their columns.
func (p *pager) finish() {
	p.out.Refs = p.q.Memory.Refs(len(p.refs))
	copy(p.out.Refs, p.refs)
	if hasEdges(p.q) {
		p.out.Edges = slices.Clone(p.edges)
	}
	columns := p.q.Step.Columns
	p.out.Cells = p.q.Memory.Cells(len(p.refs) * len(columns))
	p.copier.s, p.copier.columns, p.copier.kind = p.s, columns, store.NoKind
	for i, ref := range p.out.Refs {
		row := p.out.Cells[i*len(columns) : (i+1)*len(columns)]
		p.copier.copy(row, ref)
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
		keys[i] = p.s.sortValue(c.edge.To, &p.q.Args.Order[i])
	}
	return store.AppendCursor(nil, p.q.Args.Tag, keys, p.id(c))
}

// sortValue returns the sort key of a node as a cursor holds it, nil for null.
func (s *snapshot) sortValue(ref executor.Ref, order *plan.OrderKey) any {
	for _, h := range order.Hops {
		edges := s.edgesOf(h, ref)
		if len(edges) == 0 {
			return nil
		}
		ref = edges[0].To
	}
	if order.Field.Role != ontology.Stored {
		return int64(s.countEnds(ref, order.Field))
	}
	v := s.value(ref, order.Field.Name)
	if v == nil {
		return nil
	}
	return store.SortKey(s.c, order.Field, v)
}

// value returns the canonical value of a stored field of a node, nil for null.
func (s *snapshot) value(ref executor.Ref, field string) any {
	k := &s.kinds[s.Kind(ref)]
	if f := k.byName[field]; f != nil {
		return k.value(s.c, s.row(ref), f)
	}
	return nil
}
