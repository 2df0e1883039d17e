package neo4j

import (
	"context"
	"slices"
	"sort"
	"strings"

	"graph287g/plan"
	"graph287g/store/executor"
)

// walk finds the rows of a Walk step for some parents, whose ends are known.
func (t *table) walk(ctx context.Context, from, to int) error {
	var parents []any
	for i := from; i < to; i++ {
		ids := []string{}
		for _, ref := range t.ends(i) {
			ids = append(ids, t.r.ids[ref])
		}
		parents = append(parents, map[string]any{"at": i, "ends": ids})
	}
	t.p["parents"] = parents
	items, err := list(ctx, t.r.tx, t.walkStatement(), t.p)
	if err != nil {
		return err
	}
	found := map[int64][]any{}
	for _, item := range items {
		row, _ := item.([]any)
		at, _ := row[0].(int64)
		found[at] = row
	}
	for i := from; i < to; i++ {
		total, _ := found[int64(i)][1].(int64)
		values, _ := found[int64(i)][2].([]any)
		rows, err := t.nodeRows(values)
		if err != nil {
			return err
		}
		t.add(rows, int(total), found[int64(i)][3:])
	}
	return nil
}

// ends returns those of a parent that may be rows.
func (t *table) ends(parent int) []executor.Ref {
	all := t.q.Ends[t.q.EndsFrom[parent]:t.q.EndsFrom[parent+1]]
	return slices.DeleteFunc(slices.Clone(all), func(ref executor.Ref) bool { return !t.q.Step.Kinds.Has(int(t.r.kinds[ref])) })
}

// walkStatement looks the ends up and not the parents, which are told apart by number.
func (t *table) walkStatement() string {
	match := "UNWIND q.ends AS id " + t.matching("(n:Node {id: id})", "SEEK n:Node(id)")
	total := "0"
	if t.q.Step.Total {
		total = "COUNT { " + match + " RETURN n }"
	}
	page := "\nRETURN " + t.row("n.id", "null") + " ORDER BY n.id"
	if t.q.Step.Shape == plan.Page {
		page = t.page("n", t.row("n.id", "null"))
	}
	named, names := t.beside(match, "n")
	return "UNWIND $p.parents AS q\nWITH q, " + total + " AS total, COLLECT { " + match + page +
		" } AS rows" + named + "\nRETURN collect([q.at, total, rows" + names + "])"
}

// known takes the rows of a Walk step that nothing filters and that are in order of ids: all ends are known, and only
// what is shown of the rows has to be fetched.
func (t *table) known(ctx context.Context) error {
	pages, totals := make([][]executor.Ref, len(t.q.Parents)), make([]int, len(t.q.Parents))
	beside := make([][]any, len(t.q.Parents))
	var shown []executor.Ref
	for i := range pages {
		ends := t.ends(i)
		totals[i] = len(ends)
		slices.SortFunc(ends, func(a, b executor.Ref) int { return strings.Compare(t.r.ids[a], t.r.ids[b]) })
		pages[i], beside[i] = t.between(ends)
		shown = append(shown, pages[i][:t.cut(len(pages[i]))]...)
	}
	cells, err := t.r.Cells(ctx, shown, t.q.Step.Columns)
	if err != nil {
		return err
	}
	width := len(t.q.Step.Columns)
	for i, page := range pages {
		rows := make([]raw, len(page))
		for j, ref := range page {
			rows[j] = raw{ref: ref, id: t.r.ids[ref]}
			if j < t.cut(len(page)) {
				rows[j].ready, cells = cells[:width:width], cells[width:]
			}
		}
		t.add(rows, totals[i], beside[i])
	}
	return nil
}

// between returns those of some sorted ends that lie between the cursors, the near end of the page first, and whether there
// are some beyond the cursors, as beside asks it.
func (t *table) between(ends []executor.Ref) (page []executor.Ref, beside []any) {
	lo, hi := 0, len(ends)
	if at := t.q.Args.After; at != nil {
		lo = sort.Search(len(ends), func(i int) bool { return t.r.ids[ends[i]] > at.ID })
	}
	if at := t.q.Args.Before; at != nil {
		hi = max(lo, sort.Search(len(ends), func(i int) bool { return t.r.ids[ends[i]] >= at.ID }))
	}
	if t.asksLess() {
		beside = append(beside, lo > 0)
	}
	if t.asksMore() {
		beside = append(beside, hi < len(ends))
	}
	if t.q.Args.Back {
		slices.Reverse(ends[lo:hi])
	}
	return ends[lo:hi], beside
}
