package executor

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// A SearchQuery asks for the nodes that fit what is searched for.
type SearchQuery struct {
	For    *plan.Sought
	First  int // how many at most
	After  *Place
	Before bool // tell whether some stand up to the place
	Count  bool // count all that fit, by kind
}

// A Place is where a node stands among those that fit: by score, the largest first, then by size, the smallest first, then
// by id.
type Place struct {
	Score, Size int
	ID          string
}

// Compare compares two places.
func (p Place) Compare(o Place) int {
	return cmp.Or(cmp.Compare(o.Score, p.Score), cmp.Compare(p.Size, o.Size), cmp.Compare(p.ID, o.ID))
}

// Hits are the nodes that fit, of the kinds asked for and behind the place asked for, in order.
type Hits struct {
	Refs   []Ref
	Places []Place
	Before bool  // if asked for: whether some of the kinds asked for stand up to the place
	Counts []int // if asked for: by kind, whatever kinds are asked for
}

// search makes the page of a Search.
func (x *execution) search(ctx context.Context, s *plan.Step) error {
	args, t := &x.args[s.Index], &x.answer.Tables[s.Index]
	q := &SearchQuery{For: args.Search, First: args.First, Before: s.Less, Count: s.Total}
	if s.More {
		q.First++
	}
	if args.After != nil {
		q.After = placeOf(args.After)
	}
	hits, err := x.r.Search(ctx, q)
	if err != nil {
		return err
	}
	if s.More {
		t.More = []bool{len(hits.Refs) > args.First}
	}
	if s.Less {
		t.Less = []bool{hits.Before}
	}
	if s.Total {
		t.Totals = []int32{total(hits.Counts, args.Search)}
	}
	n := min(len(hits.Refs), args.First)
	t.From, t.To = []int32{0}, []int32{int32(n)}
	if err := x.fill(ctx, s, hits.Refs[:n]); err != nil {
		return err
	}
	for c, col := range s.Columns {
		for row := range n {
			switch col.From {
			case plan.Cursor:
				p := hits.Places[row]
				t.Cells[row*t.Width+c] = store.AppendCursor(nil, args.Tag, []any{int64(p.Score), int64(p.Size)}, p.ID)
			case plan.SearchScore:
				t.Cells[row*t.Width+c] = strconv.AppendInt(nil, int64(hits.Places[row].Score), 10)
			}
		}
	}
	return x.matches(ctx, s, hits.Refs[:n])
}

// placeOf reads the place that a cursor holds.
func placeOf(after *plan.Position) *Place {
	score, _ := after.Keys[0].(int64)
	size, _ := after.Keys[1].(int64)
	return &Place{int(score), int(size), after.ID}
}

func total(counts []int, q *plan.Sought) int32 {
	out := 0
	for kind, n := range counts {
		if q.Kinds.Has(kind) {
			out += n
		}
	}
	return int32(out)
}

// matches fills in what of each node fits, from the values that search looks into.
func (x *execution) matches(ctx context.Context, s *plan.Step, refs []Ref) error {
	shown := []plan.From{plan.SearchField, plan.SearchExcerpt, plan.SearchMatches}
	if !slices.ContainsFunc(s.Columns, func(c plan.Column) bool { return slices.Contains(shown, c.From) }) {
		return nil
	}
	c, t := ontology.Must(), &x.answer.Tables[s.Index]
	columns := searchedColumns(c)
	cells, err := x.r.Cells(ctx, refs, columns)
	if err != nil {
		return err
	}
	for row, ref := range refs {
		own := cells[row*len(columns) : (row+1)*len(columns)]
		m := store.MatchSearch(c.Kinds[x.r.Kind(ref)], func(field string) any { return valueIn(columns, own, field) }, x.args[s.Index].Search)
		if m != nil {
			matchCells(s.Columns, t.Cells[row*t.Width:(row+1)*t.Width], m)
		}
	}
	return nil
}

// searchedColumns are the values that search looks into.
func searchedColumns(c *ontology.Catalogue) []plan.Column {
	var step plan.Step
	for _, k := range c.Kinds {
		for _, f := range k.SearchFields() {
			step.Column(plan.Column{Name: f.Name, On: ontology.SetOf(k)})
		}
	}
	return step.Columns
}

func valueIn(columns []plan.Column, cells [][]byte, field string) any {
	i := slices.IndexFunc(columns, func(c plan.Column) bool { return c.Name == field })
	if cells[i] == nil {
		return nil
	}
	return store.Decode(cells[i])
}

func matchCells(columns []plan.Column, cells [][]byte, m *store.SearchMatch) {
	for c, col := range columns {
		switch col.From {
		case plan.SearchField:
			cells[c] = store.AppendString(nil, m.Field)
		case plan.SearchExcerpt:
			cells[c] = store.AppendString(nil, m.Excerpt)
		case plan.SearchMatches:
			list := make([]any, len(m.Matches))
			for i, n := range m.Matches {
				list[i] = int64(n)
			}
			cells[c] = store.AppendJSON(nil, list)
		}
	}
}
