package executor

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// searchFacets counts what fits by kind: the kinds that most fit first, then in order of their names; none without any.
func (x *execution) searchFacets(ctx context.Context, s *plan.Step) error {
	hits, err := x.r.Search(ctx, &SearchQuery{For: x.args[s.Query].Search, Count: true})
	if err != nil {
		return err
	}
	var kinds []*ontology.Kind
	for _, k := range ontology.Must().Kinds {
		if hits.Counts[k.Index] > 0 {
			kinds = append(kinds, k)
		}
	}
	slices.SortStableFunc(kinds, func(a, b *ontology.Kind) int { return cmp.Compare(hits.Counts[b.Index], hits.Counts[a.Index]) })
	rows := make([][][]byte, len(kinds))
	for i, k := range kinds {
		for _, col := range s.Columns {
			cell := strconv.AppendInt(nil, int64(hits.Counts[k.Index]), 10)
			if col.From == plan.FacetKind {
				cell = store.AppendString(nil, k.EnumName())
			}
			rows[i] = append(rows[i], cell)
		}
	}
	x.values(s, rows)
	return nil
}

// searchSpelled makes the one row of likely spellings.
func (x *execution) searchSpelled(ctx context.Context, s *plan.Step) error {
	texts, err := x.spellings(ctx, x.args[s.Query].Search)
	if err != nil {
		return err
	}
	list := make([]any, len(texts))
	for i, text := range texts {
		list[i] = text
	}
	row := make([][]byte, len(s.Columns))
	for c := range row {
		row[c] = store.AppendJSON(nil, list)
	}
	x.values(s, [][][]byte{row})
	return nil
}

// spellings looks at no words where something fits: then every term begins one.
func (x *execution) spellings(ctx context.Context, q *plan.Sought) ([]string, error) {
	hits, err := x.r.Search(ctx, &SearchQuery{For: q, Count: true})
	if err != nil || slices.Max(hits.Counts) > 0 {
		return nil, err
	}
	v, err := x.r.Vocabulary(ctx)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, terms := range v.Suggest(q) {
		hits, err := x.r.Search(ctx, &SearchQuery{For: &plan.Sought{Terms: terms}, Count: true})
		if err != nil {
			return nil, err
		}
		if slices.Max(hits.Counts) > 0 { // what leads to nothing is no help
			out = append(out, strings.Join(terms, " "))
		}
	}
	return out, nil
}

// values makes the table of a step at the root whose rows are no nodes.
func (x *execution) values(s *plan.Step, rows [][][]byte) {
	t := &x.answer.Tables[s.Index]
	t.From, t.To, t.Width, t.Kinds = []int32{0}, []int32{int32(len(rows))}, len(s.Columns), noKinds(len(rows))
	for _, row := range rows {
		t.Cells = append(t.Cells, row...)
	}
}
