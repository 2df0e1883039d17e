package neo4j

import (
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

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
