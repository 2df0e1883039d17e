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

// A SearchRequest asks for the nodes that fit what is searched for.
type SearchRequest struct {
	Query  *plan.SearchQuery
	First  int // how many at most
	After  *Rank
	Before bool // tell whether some hits rank at After or before it
	Count  bool // count all hits by kind
}

// A Rank is the position of a hit: by score, the largest first, then by the size of the node's texts, the smallest first, then by id.
type Rank struct {
	Score, Size int
	ID          string
}

// Compare compares two ranks: it is negative where p comes first.
func (p Rank) Compare(o Rank) int {
	return cmp.Or(cmp.Compare(o.Score, p.Score), cmp.Compare(p.Size, o.Size), cmp.Compare(p.ID, o.ID))
}

// Hits are the nodes that fit, of the kinds asked for and after the rank asked for, in order.
type Hits struct {
	Refs   []Ref
	Ranks  []Rank
	Before bool  // if asked for: whether hits of the kinds asked for rank at After or before it
	Counts []int // if asked for: by kind, whatever kinds are asked for
}

// search makes a page of hits.
func (x *Execution) search(ctx context.Context, s *plan.Step, spec *plan.SearchSpec) error {
	args, t := plan.ArgsOf[plan.SearchArgs](x.args, s.Index), x.Table(s.Index)
	q := &SearchRequest{First: args.First, Before: spec.Less, Count: spec.Total}
	if spec.More || args.First > 0 {
		q.First++
	}
	if args.After != nil {
		q.After = rankOf(args.After)
	}
	hits, settled, err := x.settledHits(ctx, args.Query, q)
	if err != nil {
		return err
	}
	if spec.More {
		t.More = []bool{len(hits.Refs) > args.First}
	}
	if args.First > 0 && len(hits.Refs) > args.First {
		t.Cut = []bool{true}
	}
	if spec.Less {
		t.Less = []bool{hits.Before}
	}
	if spec.Total {
		t.Totals = []int32{total(hits.Counts, args.Query)}
	}
	n := min(len(hits.Refs), args.First)
	t.From, t.To = []int32{0}, []int32{int32(n)}
	if err := x.Fill(ctx, s, hits.Refs[:n]); err != nil {
		return err
	}
	for c, col := range s.Columns {
		for row := range n {
			switch {
			case col.Kind == plan.Cursor:
				p := hits.Ranks[row]
				t.Cells[row*t.Width+c] = store.AppendCursor(nil, args.Tag, []any{int64(p.Score), int64(p.Size)}, p.ID)
			case col.Kind == plan.Output && col.Name == plan.SearchScore:
				t.Cells[row*t.Width+c] = strconv.AppendInt(nil, int64(hits.Ranks[row].Score), 10)
			}
		}
	}
	return x.matches(ctx, s, settled, hits.Refs[:n])
}

// settledHits returns a page of what a search comes to. Most searches find something as they are, which their first page shows.
func (x *Execution) settledHits(ctx context.Context, asked *plan.SearchQuery, q *SearchRequest) (*Hits, *settledSearch, error) {
	q.Query = asked
	hits, err := x.r.Search(ctx, q)
	if err != nil {
		return nil, nil, err
	}
	if len(hits.Refs) > 0 {
		s := newSettledSearch(asked)
		s.counts = hits.Counts
		x.keepSettled(asked, s)
		return hits, s, nil
	}
	s, err := x.settled(ctx, asked)
	if err != nil || s.query == asked {
		return hits, s, err
	}
	q.Query = s.query
	hits, err = x.r.Search(ctx, q)
	return hits, s, err
}

// rankOf returns the rank that a cursor holds.
func rankOf(after *plan.Position) *Rank {
	score, _ := after.Keys[0].(int64)
	size, _ := after.Keys[1].(int64)
	return &Rank{int(score), int(size), after.ID}
}

func total(counts []int, q *plan.SearchQuery) int32 {
	out := 0
	for kind, n := range counts {
		if q.Kinds.Has(kind) {
			out += n
		}
	}
	return int32(out)
}

// matches fills in which field of each node fits best, and where, and which words it doesn't fit, from the values that search looks into.
func (x *Execution) matches(ctx context.Context, s *plan.Step, search *settledSearch, refs []Ref) error {
	if !slices.ContainsFunc(s.Columns, func(c plan.Column) bool { return c.Kind == plan.Output && c.Name != plan.SearchScore }) {
		return nil
	}
	t, columns := x.Table(s.Index), searchedColumns(x.c)
	cells, err := x.r.Cells(ctx, refs, columns)
	if err != nil {
		return err
	}
	matcher := store.NewSearchMatcher(search.query)
	var scorer *store.Scorer // of what is missing
	if search.partial() {
		scorer = store.NewScorer(x.c.Weights, search.query)
	}
	missing := slices.IndexFunc(s.Columns, func(c plan.Column) bool { return c.Kind == plan.Output && c.Name == plan.SearchMissing })
	for row, ref := range refs {
		own, kind := cells[row*len(columns):(row+1)*len(columns)], x.c.Kinds[x.r.Kind(ref)]
		value := func(field string) any { return valueIn(columns, own, field) }
		out := t.Cells[row*t.Width : (row+1)*t.Width]
		if m := matcher.Match(kind, value); m != nil {
			matchCells(s.Columns, out, m)
		}
		if missing >= 0 {
			out[missing] = appendWords(x.missingWords(search, scorer, kind, value))
		}
	}
	return nil
}

// missingWords returns the words of a search that a node doesn't fit.
func (x *Execution) missingWords(search *settledSearch, scorer *store.Scorer, kind *ontology.Kind, value func(field string) any) []string {
	if scorer == nil {
		return nil
	}
	values := map[string]any{}
	for _, f := range kind.SearchFields() {
		values[f.Name] = value(f.Name)
	}
	text := store.NewSearchText(x.c, kind, values)
	var out []string
	term := 0
	for _, w := range search.words {
		if w.left || !scorer.Fits(&text, term) {
			out = append(out, w.typed)
		}
		if !w.left {
			term++
		}
	}
	return out
}

// appendWords returns the cell of a list of words.
func appendWords(words []string) []byte {
	list := make([]any, len(words))
	for i, w := range words {
		list[i] = w
	}
	return store.AppendJSON(nil, list)
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
		if col.Kind != plan.Output {
			continue
		}
		switch col.Name {
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
