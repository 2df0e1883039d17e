package neo4j

import (
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// Rows finds the rows of an All, Follow, Neighbors or Walk step: one statement for all parents, or one for each share of them.
func (r *reader) Rows(ctx context.Context, q *executor.Query) (*executor.Rows, error) {
	t := r.newTable(q)
	switch {
	case q.Step.Op == plan.All:
		return t.out, t.all(ctx)
	case q.Step.Op == plan.Follow, q.Step.Op == plan.Neighbors:
		return t.out, t.shares(ctx, t.follow)
	case t.where == "" && (q.Step.Shape != plan.Page || len(q.Args.Order) == 0):
		return t.out, t.known(ctx)
	}
	return t.out, t.shares(ctx, t.walk)
}

// share is how many parents one statement serves, so that a transaction's memory is bounded by pages of that many.
const share = 500

// shares finds the rows of all parents. Once there are more than an answer may show, more rows still are counted but not
// fetched, and soon not even counted: package level will refuse the answer.
func (t *table) shares(ctx context.Context, find func(ctx context.Context, from, to int) error) error {
	for from := 0; from < len(t.q.Parents); from += share {
		if err := find(ctx, from, min(from+share, len(t.q.Parents))); err != nil {
			return err
		}
		if n := len(t.out.Refs); n > 4*store.MaxRows {
			return &store.BudgetError{Step: t.q.Step.Index, Rows: n, Limit: store.MaxRows}
		} else if n > store.MaxRows {
			t.p["columns"] = []any{}
		}
	}
	return nil
}

// A table makes the rows of one query.
type table struct {
	r   *reader
	q   *executor.Query
	out *executor.Rows

	where string // what must hold for the node n, after WHERE or AND; empty for nothing
	heavy bool   // it looks at related nodes
	order order
	want  *picked
	facts []any // of Follow and Neighbors: the properties wanted of relations
	p     params
}

func (r *reader) newTable(q *executor.Query) *table {
	t := &table{r: r, q: q, out: &executor.Rows{From: []int32{0}}, want: r.l.pick(q.Step.Columns, q.Step.Kinds)}
	if q.Step.Total {
		t.out.Totals = []int32{}
	}
	if q.Step.More {
		t.out.More = []bool{}
	}
	c := r.l.condition(&q.Args.Filter, q.Step.Kinds)
	t.where, t.p, t.heavy = c.text, c.values, c.related
	if q.Step.Claim != "" {
		t.and("n.field = $p.claim")
		t.p["claim"] = q.Step.Claim
	}
	if q.Step.Less {
		t.out.Less = []bool{}
	}
	t.order = order{l: r.l, kinds: q.Step.Kinds, keys: q.Args.Order, id: "n.id", back: q.Args.Back, bounded: q.Args.Before != nil}
	if q.Step.Edges {
		t.order.id = "r.id"
	}
	if q.Step.Op == plan.Neighbors {
		t.order.id = "own"
	}
	t.order.values(q.Args, t.p)
	t.p["columns"], t.p["first"] = t.want.names, t.limit()
	return t
}

// limit is how many rows a statement returns for a page: one more than asked for tells that there are more in the direction
// of the page.
func (t *table) limit() int {
	if t.q.Step.More && !t.q.Args.Back || t.q.Step.Less && t.q.Args.Back {
		return t.q.Args.First + 1
	}
	return t.q.Args.First
}

// asksLess and asksMore tell whether a statement has to say if there are rows beyond a cursor: without one there are none.
func (t *table) asksLess() bool { return t.q.Step.Less && t.q.Args.After != nil }

func (t *table) asksMore() bool { return t.q.Step.More && t.q.Args.Before != nil }

// flags reads what beside has written.
func (t *table) flags(values []any) (less, more bool) {
	if t.asksLess() {
		less, _ = values[0].(bool)
		values = values[1:]
	}
	if t.asksMore() {
		more, _ = values[0].(bool)
	}
	return less, more
}

// A raw is a row as it came.
type raw struct {
	ref  executor.Ref
	edge executor.Edge
	hop  ontology.Hop // of Follow and Neighbors
	id   string       // that tells rows apart
	own  string       // the relation's id
	node []any
	fact map[string]any
	keys []any

	ready [][]byte // the cells, where they were fetched already: the cursor alone is missing
}

// add appends the rows of one parent, as they were asked for: from the page's near end, and one too many where there are
// more in its direction. beside are the values that tell of rows beyond the cursors.
func (t *table) add(rows []raw, total int, beside []any) {
	less, more := t.flags(beside)
	over := t.q.Step.Shape == plan.Page && len(rows) > t.q.Args.First
	rows = rows[:t.cut(len(rows))]
	if t.q.Args.Back {
		slices.Reverse(rows)
		less = less || over
	} else {
		more = more || over
	}
	if t.out.More != nil {
		t.out.More = append(t.out.More, more)
	}
	if t.out.Less != nil {
		t.out.Less = append(t.out.Less, less)
	}
	for i := range rows {
		t.out.Refs = append(t.out.Refs, rows[i].ref)
		if t.q.Step.Op == plan.Follow || t.q.Step.Op == plan.Neighbors {
			t.out.Edges = append(t.out.Edges, rows[i].edge)
		}
		if t.q.Step.Op == plan.Neighbors {
			t.out.Hops = append(t.out.Hops, rows[i].hop)
		}
		t.cells(&rows[i])
	}
	t.out.From = append(t.out.From, int32(len(t.out.Refs)))
	if t.out.Totals != nil {
		t.out.Totals = append(t.out.Totals, int32(total))
	}
}

// cut tells how many of so many rows are shown.
func (t *table) cut(n int) int {
	if t.q.Step.Shape != plan.Page {
		return n
	}
	return min(n, t.q.Args.First)
}

func (t *table) cells(row *raw) {
	columns := t.q.Step.Columns
	cells := row.ready
	if cells == nil {
		cells = make([][]byte, len(columns))
		t.want.cells(cells, t.r.kinds[row.ref], t.r.ids[row.ref], row.node)
	}
	for c := range columns {
		switch columns[c].From {
		case plan.Fact:
			cells[c] = t.fact(row, &columns[c])
		case plan.Cursor:
			cells[c] = store.AppendCursor(nil, t.q.Args.Tag, row.keys, row.id)
		}
	}
	t.out.Cells = append(t.out.Cells, cells...)
}

func (t *table) fact(row *raw, col *plan.Column) []byte {
	relation := row.hop.Relation
	slot := relation.Slot(col.Name)
	if slot < 0 {
		return nil
	}
	return t.r.l.relations[relation.Index].cell(slot+col.Part, row.fact)
}
