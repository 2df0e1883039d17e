package neo4j

import (
	"context"
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/level"
)

// Rows finds the rows of an All, Follow or Walk step: one statement for all parents, or one for each share of them.
func (r *reader) Rows(ctx context.Context, q *level.Query) (*level.Rows, error) {
	t := r.newTable(q)
	switch {
	case q.Step.Op == plan.All:
		return t.out, t.all(ctx)
	case q.Step.Op == plan.Follow:
		return t.out, t.shares(ctx, t.follow)
	case t.where == "" && (q.Step.Shape != plan.Page || len(q.Args.Order) == 0):
		return t.out, t.known(ctx)
	}
	return t.out, t.shares(ctx, t.walk)
}

// share is how many parents one statement serves, so that a transaction's memory is bounded by pages of that many.
const share = 500

// shares finds the rows of all parents. Once there are more than an answer may show, more rows still are counted but not
// fetched, and soon not even counted: the driver refuses the answer.
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
	q   *level.Query
	out *level.Rows

	where string // what must hold for the node n, after WHERE or AND; empty for nothing
	order order
	want  *picked
	facts []any // of Follow: the properties wanted of relations
	p     params
	desc  []bool
}

func (r *reader) newTable(q *level.Query) *table {
	t := &table{r: r, q: q, out: &level.Rows{From: []int32{0}}, want: r.l.pick(q.Step.Columns, q.Step.Kinds)}
	if q.Step.Total {
		t.out.Totals = []int32{}
	}
	if q.Step.More {
		t.out.More = []bool{}
	}
	c := r.l.condition(&q.Args.Filter, q.Step.Kinds)
	t.where, t.p = c.text, c.values
	if q.Step.Claim != "" {
		t.and("n.field = $p.claim")
		t.p["claim"] = q.Step.Claim
	}
	t.order = order{keys: q.Args.Order, id: "n.id"}
	if q.Step.Edges {
		t.order.id = "r.id"
	}
	for _, key := range q.Args.Order {
		t.desc = append(t.desc, key.Desc)
	}
	t.order.values(q.Args.After, t.p)
	t.p["columns"], t.p["first"] = t.want.names, t.limit()
	return t
}

func (t *table) and(text string) {
	if t.where != "" {
		text += " AND " + t.where
	}
	t.where = text
}

// limit is how many rows a statement returns for a page: one more than asked for tells that there are more.
func (t *table) limit() int {
	if t.q.Step.More {
		return t.q.Args.First + 1
	}
	return t.q.Args.First
}

// matching writes a MATCH with all conditions.
func (t *table) matching(pattern string) string {
	if t.where == "" {
		return "MATCH " + pattern
	}
	return "MATCH " + pattern + " WHERE " + t.where
}

// page writes what follows the MATCH of a page: order, cursor, cut, and the row. vars are the variables matched.
func (t *table) page(vars, row string) string {
	return t.order.bind(vars) + "\nWITH " + vars + t.order.names() + " WHERE " + t.order.after() +
		"\nRETURN " + row + " ORDER BY " + t.order.by() + " LIMIT $p.first"
}

// row writes a row: the id that tells rows apart, properties of the node, those of the relation, and the keys.
func (t *table) row(id, facts string) string {
	keys := strings.TrimPrefix(t.order.names(), ", ")
	if t.q.Step.Shape != plan.Page {
		keys = ""
	}
	return "[" + id + ", [c IN $p.columns | n[c]], " + facts + ", [" + keys + "]]"
}

// A raw is a row as it came.
type raw struct {
	ref  level.Ref
	edge level.Edge
	id   string // that tells rows apart
	own  string // the relation's
	node []any
	fact map[string]any
	keys []any

	ready [][]byte // the cells, where they were fetched already: the cursor alone is missing
}

// add appends the rows of one parent. more tells whether others follow.
func (t *table) add(rows []raw, total int) {
	if t.out.More != nil {
		t.out.More = append(t.out.More, t.q.Step.Shape == plan.Page && len(rows) > t.q.Args.First)
	}
	rows = rows[:t.cut(len(rows))]
	for i := range rows {
		t.out.Refs = append(t.out.Refs, rows[i].ref)
		if t.q.Step.Op == plan.Follow {
			t.out.Edges = append(t.out.Edges, rows[i].edge)
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
			cells[c] = t.fact(row.fact, &columns[c])
		case plan.Cursor:
			cells[c] = store.AppendCursor(nil, t.q.Args.Tag, row.keys, row.id)
		}
	}
	t.out.Cells = append(t.out.Cells, cells...)
}

func (t *table) fact(props map[string]any, col *plan.Column) []byte {
	relation := t.q.Step.Hop.Relation
	slot := relation.Slot(col.Name)
	if slot < 0 {
		return nil
	}
	return t.r.l.relations[relation.Index].cell(slot+col.Part, func(p string) any { return props[p] })
}

// label writes a pattern's condition that a node is of some kinds.
func label(c *ontology.Catalogue, kinds ontology.KindSet) string {
	names := make([]string, 0, kinds.Len())
	for _, k := range kinds.In(c) {
		names = append(names, k.Name)
	}
	return strings.Join(names, "|")
}
