package neo4j

import (
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// Rows finds the rows of a step that lists nodes: one statement for each parentBatch
// parents.
func (r *reader) Rows(ctx context.Context, q *executor.Query) (*executor.Rows, error) {
	if ahead := r.fused.list(q); ahead != nil {
		return ahead.decode(r, q)
	}
	rr := r.newRowReader(q)
	switch {
	case q.IsScan():
		return rr.out, rr.readScan(ctx)
	case q.IsExpand(), q.IsNeighbors():
		return rr.out, rr.inParentBatches(ctx, rr.readExpand)
	case rr.where == "" && !rr.isComputed() && (q.List.Shape != plan.Page || len(q.Args.Order) == 0):
		return rr.out, rr.readKnownEnds(ctx)
	}
	return rr.out, rr.inParentBatches(ctx, rr.readTraverse)
}

// parentBatch is how many parents one statement serves, which bounds the memory of its transaction.
const parentBatch = 500

// inParentBatches reads the rows of all parents. Once there are more than an answer may show, further rows are counted but
// their properties aren't read, and soon it gives up: package executor will refuse the answer.
func (rr *rowReader) inParentBatches(ctx context.Context, find func(ctx context.Context, from, to int) error) error {
	for from := 0; from < len(rr.query.Parents); from += parentBatch {
		if err := find(ctx, from, min(from+parentBatch, len(rr.query.Parents))); err != nil {
			return err
		}
		if n := len(rr.out.Refs); n > 4*store.MaxRows {
			return &store.BudgetError{Step: rr.query.Step.Index, Rows: n, Limit: store.MaxRows}
		} else if n > store.MaxRows {
			rr.params["columns"], rr.overBudget = []any{}, true
		}
	}
	return nil
}

// A rowReader builds the statements of one query and decodes its rows.
type rowReader struct {
	reader *reader
	query  *executor.Query
	out    *executor.Rows

	where      string      // what must hold for the node n, after WHERE or AND; empty for nothing
	filter     conjunction // the whole filter; where has only what is plain of it
	conditions int         // how many the filter has
	order      order
	projection *projection
	factNames  []any // of Follow and Neighbors: the properties wanted of relations
	params     params
	memory     []byte     // of the cells
	fused      *fusedStep // where the rows are read by a fused statement
	hasCursors bool       // rows have cursors
	overBudget bool       // the properties of further rows aren't read
}

func (r *reader) newRowReader(q *executor.Query) *rowReader {
	rr := r.newRowReaderOf(q, r.layout.projectionOf(q.Step.Columns, q.Step.Kinds))
	rr.order.addCursors(q.Args, rr.params)
	return rr
}

func (r *reader) newRowReaderOf(q *executor.Query, p *projection) *rowReader {
	rr := &rowReader{reader: r, query: q, out: &executor.Rows{From: []int32{0}}, projection: p}
	if q.List.Total {
		rr.out.Totals = []int32{}
	}
	if q.List.More {
		rr.out.More = []bool{}
	}
	rr.hasCursors = slices.ContainsFunc(q.Step.Columns, func(c plan.Column) bool { return c.Kind == plan.Cursor })
	rr.filter, rr.params = r.layout.condition(&q.Args.Filter, q.Step.Kinds)
	rr.where = rr.filter.plain
	_, rr.conditions = extent(&q.Args.Filter)
	if q.ClaimField() != "" {
		rr.addCondition("n.field = $p.claim")
		rr.params["claim"] = q.ClaimField()
	}
	if q.List.Less {
		rr.out.Less = []bool{}
	}
	rr.order = order{layout: r.layout, kinds: q.Step.Kinds, keys: q.Args.Order, rowID: "n.id", back: q.Args.Back, hasBefore: q.Args.Before != nil}
	if q.List.Edges {
		rr.order.rowID = "r.id"
	}
	if q.IsNeighbors() {
		rr.order.rowID = "own"
	}
	for _, key := range q.Args.Order {
		rr.order.types = append(rr.order.types, sortKeyType(r.layout.catalogue, key.Field))
	}
	rr.params["columns"], rr.params["first"] = rr.projection.properties, rr.fetchLimit()
	return rr
}

// fetchLimit is how many rows a statement returns for a page: one more than asked for, where it has to tell whether there
// are more in the direction of the page.
func (rr *rowReader) fetchLimit() int {
	if rr.query.Cut || rr.query.List.More && !rr.query.Args.Back || rr.query.List.Less && rr.query.Args.Back {
		return rr.query.Args.First + 1
	}
	return rr.query.Args.First
}

// asksLess and asksMore tell whether a statement has to return if there are rows outside a cursor: without one there are
// none.
func (rr *rowReader) asksLess() bool { return rr.query.List.Less && rr.query.Args.After != nil }

func (rr *rowReader) asksMore() bool { return rr.query.List.More && rr.query.Args.Before != nil }

// outside tells whether there are rows before and after the cursors of a page.
type outside struct{ less, more bool }

// decodeOutside decodes what the expressions of outsidePage return, from an index on.
func (rr *rowReader) decodeOutside(row *scanner, i int) outside {
	var out outside
	if rr.asksLess() {
		out.less = scan[bool](row, i, "less")
		i++
	}
	if rr.asksMore() {
		out.more = scan[bool](row, i, "more")
	}
	return out
}

// decodeSortKeys decodes the sort keys of a row. Each may be null: the field, or the related node, may be.
func (rr *rowReader) decodeSortKeys(row *scanner) []any {
	types := rr.order.types
	if !rr.hasKeys() {
		if rr.fused != nil {
			return nil
		}
		types = nil
	}
	list := row.list(rr.keysAt(), "sort keys")
	keys := list.rest(0, len(types), "sort keys")
	if row.err = list.err; row.err != nil {
		return nil
	}
	out := make([]any, len(keys))
	for j, v := range keys {
		if v != nil && cypherType(v) != types[j] {
			list.fail(j, rr.order.keys[j].Field.Name, types[j])
			row.err = list.err
		}
		out[j] = decodeSortKey(v)
	}
	return out
}

// A resultRow is one row of a result, decoded.
type resultRow struct {
	ref        executor.Ref
	edge       executor.Edge
	hop        ontology.Hop // of Follow and Neighbors
	rowID      string       // unique among the rows of a parent
	edgeID     string       // the relation's id
	properties []any
	facts      map[string]any
	sortKeys   []any

	cells [][]byte // the Property cells, where they have been made already
}

// appendRows appends the rows of one parent, as they were asked for: from the page's near end, and one too many where there
// are more in its direction.
func (rr *rowReader) appendRows(rows []resultRow, total int, sides outside) error {
	less, more := sides.less, sides.more
	over := rr.query.List.Shape == plan.Page && len(rows) > rr.query.Args.First
	rows = rows[:rr.pageLength(len(rows))]
	if rr.query.Args.Back {
		slices.Reverse(rows)
		less = less || over
	} else {
		more = more || over
	}
	if over && rr.query.Cut {
		rr.out.MarkCut()
	}
	if rr.out.More != nil {
		rr.out.More = append(rr.out.More, more)
	}
	if rr.out.Less != nil {
		rr.out.Less = append(rr.out.Less, less)
	}
	for i := range rows {
		rr.out.Refs = append(rr.out.Refs, rows[i].ref)
		if rr.query.IsExpand() || rr.query.IsNeighbors() {
			rr.out.Edges = append(rr.out.Edges, rows[i].edge)
		}
		if rr.query.IsNeighbors() {
			rr.out.Hops = append(rr.out.Hops, rows[i].hop)
		}
		if err := rr.appendCells(&rows[i]); err != nil {
			return err
		}
	}
	rr.out.From = append(rr.out.From, int32(len(rr.out.Refs)))
	if rr.out.Totals != nil {
		rr.out.Totals = append(rr.out.Totals, int32(total))
	}
	return nil
}

// pageLength returns how many of n rows are shown.
func (rr *rowReader) pageLength(n int) int {
	if rr.query.List.Shape != plan.Page {
		return n
	}
	return min(n, rr.query.Args.First)
}

func (rr *rowReader) appendCells(row *resultRow) error {
	columns := rr.query.Step.Columns
	rr.out.Cells = append(rr.out.Cells, make([][]byte, len(columns))...)
	cells := rr.out.Cells[len(rr.out.Cells)-len(columns):]
	if row.cells != nil {
		copy(cells, row.cells)
	} else if err := rr.fillCells(cells, row); err != nil {
		return err
	}
	for c := range columns {
		switch columns[c].Kind {
		case plan.Fact:
			cells[c] = rr.factCell(row, &columns[c])
		case plan.Cursor:
			cells[c] = store.AppendCursor(nil, rr.query.Args.Tag, row.sortKeys, row.rowID)
		}
	}
	return nil
}

func (rr *rowReader) fillCells(cells [][]byte, row *resultRow) (err error) {
	if rr.overBudget {
		return nil
	}
	rr.memory, err = rr.projection.appendCells(rr.memory, cells, rr.reader.kinds[row.ref], rr.reader.ids[row.ref], row.properties)
	return err
}

func (rr *rowReader) factCell(row *resultRow, col *plan.Column) []byte {
	relation := row.hop.Relation
	slot := relation.Slot(col.Name)
	if slot < 0 {
		return nil
	}
	return rr.reader.layout.relations[relation.Index].cell(slot+col.Part, row.facts)
}
