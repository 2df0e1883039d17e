package neo4j

import (
	"context"
	"slices"
	"sort"
	"strings"

	"graph287g/plan"
	"graph287g/store/executor"
)

// readTraverse reads the rows of a TraverseSpec for some parents, whose ends are known.
func (rr *rowReader) readTraverse(ctx context.Context, from, to int) error {
	var parents []any
	for i := from; i < to; i++ {
		ids := []string{}
		for _, ref := range rr.ends(i) {
			ids = append(ids, rr.reader.ids[ref])
		}
		parents = append(parents, map[string]any{"at": i, "ends": ids})
	}
	rr.params["parents"] = parents
	items, err := queryList(ctx, rr.reader.tx, "rows", rr.traverseStatement(), rr.params)
	if err != nil {
		return err
	}
	found := map[int64]scanner{}
	for i := range items.values {
		parent := items.list(i, "parent")
		at := scan[int64](&parent, 0, "number")
		if parent.err != nil {
			return parent.err
		}
		found[at] = parent
	}
	for i := from; i < to; i++ {
		parent := found[int64(i)]
		if err := rr.appendEnds(&parent); err != nil {
			return err
		}
	}
	return nil
}

// appendEnds decodes the rows of one parent and appends them.
func (rr *rowReader) appendEnds(parent *scanner) error {
	parent.record = "parent"
	total, values := scan[int64](parent, 1, "total"), parent.list(2, "rows")
	var sides outside
	if rr.query.List.Shape == plan.Page {
		sides = rr.decodeOutside(parent, 3)
	}
	if parent.err != nil {
		return parent.err
	}
	rows, err := rr.decodeNodeRows(&values)
	if err != nil {
		return err
	}
	return rr.appendRows(rows, int(total), sides)
}

// ends returns the ends of the paths from a parent that have one of the kinds of rows.
func (rr *rowReader) ends(parent int) []executor.Ref {
	all := rr.query.Ends[rr.query.EndsFrom[parent]:rr.query.EndsFrom[parent+1]]
	return slices.DeleteFunc(slices.Clone(all), func(ref executor.Ref) bool { return !rr.query.Step.Kinds.Has(int(rr.reader.kinds[ref])) })
}

// traverseStatement matches the ends. Parents are identified by their number.
func (rr *rowReader) traverseStatement() string {
	match, from, bound, parent := "UNWIND q.ends AS id "+rr.rowsClause("(n:Node {id: id})", "SEEK n:Node(id)", "n"), "UNWIND $p.parents AS q", "q", "q.at"
	if rr.fused != nil {
		match, from, bound, parent = rr.pathsClause(), rr.parents(), "q, id", "id"
	}
	total := "0"
	if rr.query.List.Total {
		total = "COUNT { " + match + " RETURN n }"
	}
	if rr.collectsFirst() {
		from += "\nWITH " + bound + ", COLLECT { " + match + "\nRETURN n } AS found"
		match, total = "UNWIND found AS n", "size(found)"
	}
	row := rr.withNode(rr.rowExpression("n.id", "null"))
	page := "\nRETURN " + row + " ORDER BY n.id"
	if rr.query.List.Shape == plan.Page {
		page = rr.pageClauses("n", row)
	}
	named, names := rr.outsidePage(match, "n")
	return from + "\nWITH " + bound + ", " + total + " AS total, COLLECT { " + match + page +
		" } AS rows" + named + rr.collectPages(parent, names)
}

// readKnownEnds makes the rows of a TraverseSpec without a filter and in order of ids: all ends are known, and only the cells
// of the rows shown have to be read.
func (rr *rowReader) readKnownEnds(ctx context.Context) error {
	pages, totals := make([][]executor.Ref, len(rr.query.Parents)), make([]int, len(rr.query.Parents))
	sides := make([]outside, len(rr.query.Parents))
	var shown []executor.Ref
	for i := range pages {
		ends := rr.ends(i)
		totals[i] = len(ends)
		slices.SortFunc(ends, func(a, b executor.Ref) int { return strings.Compare(rr.reader.ids[a], rr.reader.ids[b]) })
		pages[i], sides[i] = rr.betweenCursors(ends)
		shown = append(shown, pages[i][:rr.pageLength(len(pages[i]))]...)
	}
	cells, err := rr.reader.Cells(ctx, shown, rr.query.Step.Columns)
	if err != nil {
		return err
	}
	width := len(rr.query.Step.Columns)
	for i, page := range pages {
		rows := make([]resultRow, len(page))
		for j, ref := range page {
			rows[j] = resultRow{ref: ref, rowID: rr.reader.ids[ref]}
			if j < rr.pageLength(len(page)) {
				rows[j].cells, cells = cells[:width:width], cells[width:]
			}
		}
		if err := rr.appendRows(rows, totals[i], sides[i]); err != nil {
			return err
		}
	}
	return nil
}

// betweenCursors returns those of some sorted ends that lie between the cursors, the near end of the page first, and
// whether there are some outside them.
func (rr *rowReader) betweenCursors(ends []executor.Ref) (page []executor.Ref, sides outside) {
	lo, hi := 0, len(ends)
	if at := rr.query.Args.After; at != nil {
		lo = sort.Search(len(ends), func(i int) bool { return rr.reader.ids[ends[i]] > at.ID })
	}
	if at := rr.query.Args.Before; at != nil {
		hi = max(lo, sort.Search(len(ends), func(i int) bool { return rr.reader.ids[ends[i]] >= at.ID }))
	}
	sides = outside{less: rr.asksLess() && lo > 0, more: rr.asksMore() && hi < len(ends)}
	if rr.query.Args.Back {
		slices.Reverse(ends[lo:hi])
	}
	return ends[lo:hi], sides
}
