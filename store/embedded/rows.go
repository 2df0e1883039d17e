package embedded

import (
	"cmp"
	"context"
	"slices"
	"sort"

	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/level"
)

// Rows finds the rows of an All, Follow or Walk step.
func (s *snapshot) Rows(ctx context.Context, q *level.Query) (*level.Rows, error) {
	n := 1
	if q.Step.Op != plan.All {
		n = len(q.Parents)
	}
	p := &pager{s: s, q: q, out: &level.Rows{From: make([]int32, 1, n+1)}}
	p.prepare(n)
	for i := range n {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p.parent(i)
	}
	p.cells()
	return p.out, nil
}

// A pager takes one page for each parent.
type pager struct {
	s   *snapshot
	q   *level.Query
	out *level.Rows

	found []candidate // of the parent at hand
	keys  []any       // sort keys of found, as many for each as the order has
	desc  []bool
	claim []byte // the field that claims must have, as JSON
	slot  int    // the slot of Claim.field
}

// A candidate is a node that may become a row.
type candidate struct {
	edge level.Edge
	key  int32 // where its sort keys begin
}

func (p *pager) prepare(n int) {
	if p.q.Step.Total {
		p.out.Totals = make([]int32, 0, n)
	}
	if p.q.Step.More {
		p.out.More = make([]bool, 0, n)
	}
	for _, key := range p.q.Args.Order {
		p.desc = append(p.desc, key.Desc)
	}
	if p.q.Step.Claim != "" {
		p.claim = store.AppendString(nil, p.q.Step.Claim)
		p.slot = p.s.c.Kind("Claim").Slot("field")
	}
}

func (p *pager) parent(i int) {
	p.found, p.keys = p.found[:0], p.keys[:0]
	p.collect(i)
	total := len(p.found)
	page := p.found
	if p.q.Step.Shape == plan.Page {
		page = p.page()
	}
	for _, c := range page {
		p.out.Refs = append(p.out.Refs, c.edge.To)
		if p.q.Step.Op == plan.Follow {
			p.out.Edges = append(p.out.Edges, c.edge)
		}
	}
	p.out.From = append(p.out.From, int32(len(p.out.Refs)))
	if p.out.Totals != nil {
		p.out.Totals = append(p.out.Totals, int32(total))
	}
}

// collect finds the candidates of a parent that pass the filter, in order of their ids, or for a list that is few in
// curated order.
func (p *pager) collect(i int) {
	switch p.q.Step.Op {
	case plan.All:
		for _, k := range p.q.Step.Kinds.In(p.s.c) {
			for ref := p.s.ranges[k.Index].lo; ref < p.s.ranges[k.Index].hi; ref++ {
				p.add(level.Edge{To: ref})
			}
		}
	case plan.Walk:
		for _, ref := range p.q.Ends[p.q.EndsFrom[i]:p.q.EndsFrom[i+1]] {
			p.add(level.Edge{To: ref})
		}
	case plan.Follow:
		for _, e := range p.s.of(p.q.Step.Hop, p.q.Parents[i]) {
			if n := len(p.found); !p.q.Step.Edges && n > 0 && p.found[n-1].edge.To == e.To {
				continue // a parallel relation, and rows are nodes
			}
			p.add(e)
		}
	}
	if p.q.Step.Shape == plan.Few {
		slices.SortStableFunc(p.found, func(a, b candidate) int { return cmp.Compare(a.edge.Position, b.edge.Position) })
	}
}

func (p *pager) add(e level.Edge) {
	s := p.s
	if !p.q.Step.Kinds.Has(int(s.kinds[e.To])) {
		return
	}
	if p.claim != nil && string(s.cells[s.base[e.To]+int32(p.slot)]) != string(p.claim) {
		return
	}
	if f := &p.q.Args.Filter; !f.Empty() && !store.Match(f, s.getter(e.To)) {
		return
	}
	p.found = append(p.found, candidate{e, int32(len(p.keys))})
	for i := range p.q.Args.Order {
		p.keys = append(p.keys, s.sortKey(e.To, &p.q.Args.Order[i]))
	}
}

func (s *snapshot) getter(ref level.Ref) func(string) any {
	n := s.nodes[ref]
	return func(field string) any {
		if field == "id" {
			return n.ID
		}
		return n.Properties[field]
	}
}

// sortKey reads a key of the node itself or of one that it has a relation to one to.
func (s *snapshot) sortKey(ref level.Ref, key *plan.OrderKey) any {
	for _, h := range key.Hops {
		edges := s.of(h, ref)
		if len(edges) == 0 {
			return nil
		}
		ref = edges[0].To
	}
	slot := s.c.Kinds[s.kinds[ref]].Slot(key.Field.Name)
	if slot < 0 {
		return nil
	}
	return s.keys[s.base[ref]+int32(slot)]
}

// page sorts the candidates, leaves out those up to the cursor, and cuts.
func (p *pager) page() []candidate {
	page := p.found
	if len(p.desc) > 0 {
		slices.SortFunc(page, func(a, b candidate) int {
			return store.CompareRows(p.desc, p.keysOf(a), p.keysOf(b), p.id(a), p.id(b))
		})
	}
	if after := p.q.Args.After; after != nil {
		page = page[sort.Search(len(page), func(i int) bool {
			return store.CompareRows(p.desc, p.keysOf(page[i]), after.Keys, p.id(page[i]), after.ID) > 0
		}):]
	}
	first := p.q.Args.First
	if p.out.More != nil {
		p.out.More = append(p.out.More, len(page) > first)
	}
	return page[:min(len(page), first)]
}

func (p *pager) keysOf(c candidate) []any { return p.keys[c.key : int(c.key)+len(p.desc)] }

// id is what tells rows apart: the relation's id where rows are relations, else the node's.
func (p *pager) id(c candidate) string {
	if p.q.Step.Edges {
		return p.s.edges[c.edge.Handle].ID
	}
	return p.s.ids[c.edge.To]
}

// cells fills in the columns of all rows.
func (p *pager) cells() {
	columns := p.q.Step.Columns
	p.out.Cells = make([][]byte, len(p.out.Refs)*len(columns))
	for i, ref := range p.out.Refs {
		row := p.out.Cells[i*len(columns) : (i+1)*len(columns)]
		p.s.copyCells(row, ref, columns)
		for c := range columns {
			switch columns[c].From {
			case plan.Fact:
				row[c] = p.s.Fact(p.q.Step.Hop.Relation, p.out.Edges[i], columns[c].Name, columns[c].Part)
			case plan.Cursor:
				row[c] = p.cursor(i)
			}
		}
	}
}

func (p *pager) cursor(row int) []byte {
	c := candidate{edge: level.Edge{To: p.out.Refs[row]}}
	if p.out.Edges != nil {
		c.edge = p.out.Edges[row]
	}
	keys := make([]any, len(p.desc))
	for i := range keys {
		keys[i] = p.s.sortKey(c.edge.To, &p.q.Args.Order[i])
	}
	return store.AppendCursor(nil, p.q.Args.Tag, keys, p.id(c))
}
