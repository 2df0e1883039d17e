package neo4j

import (
	"context"
	"slices"
	"strings"

	"graph287g/plan"
	"graph287g/store/level"
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
		t.add(rows, int(total))
	}
	return nil
}

// ends returns those of a parent that may be rows.
func (t *table) ends(parent int) []level.Ref {
	all := t.q.Ends[t.q.EndsFrom[parent]:t.q.EndsFrom[parent+1]]
	return slices.DeleteFunc(slices.Clone(all), func(ref level.Ref) bool { return !t.q.Step.Kinds.Has(int(t.r.kinds[ref])) })
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
	return "UNWIND $p.parents AS q\nWITH q, " + total + " AS total, COLLECT { " + match + page +
		" } AS rows\nRETURN collect([q.at, total, rows])"
}

// known takes the rows of a Walk step that nothing filters and that are in order of ids: all ends are known, and only
// what is shown of the rows has to be fetched.
func (t *table) known(ctx context.Context) error {
	pages, totals := make([][]level.Ref, len(t.q.Parents)), make([]int, len(t.q.Parents))
	var shown []level.Ref
	for i := range pages {
		ends := t.ends(i)
		totals[i] = len(ends)
		slices.SortFunc(ends, func(a, b level.Ref) int { return strings.Compare(t.r.ids[a], t.r.ids[b]) })
		if after := t.q.Args.After; after != nil && t.q.Step.Shape == plan.Page {
			ends = slices.DeleteFunc(ends, func(ref level.Ref) bool { return t.r.ids[ref] <= after.ID })
		}
		pages[i] = ends
		shown = append(shown, ends[:t.cut(len(ends))]...)
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
		t.add(rows, totals[i])
	}
	return nil
}
