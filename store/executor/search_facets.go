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

// searchFacets makes a row of each kind that has hits: by their number, the largest first, then in order of the kinds' names.
func (x *Execution) searchFacets(ctx context.Context, s *plan.Step, spec *plan.SearchFacetsSpec) error {
	query := plan.ArgsOf[plan.SearchArgs](x.args, spec.Search).Query
	hits, err := x.r.Search(ctx, &SearchRequest{Query: query, Count: true})
	if err != nil {
		return err
	}
	var kinds []*ontology.Kind
	for _, k := range x.c.Kinds {
		if hits.Counts[k.Index] > 0 {
			kinds = append(kinds, k)
		}
	}
	slices.SortStableFunc(kinds, func(a, b *ontology.Kind) int { return cmp.Compare(hits.Counts[b.Index], hits.Counts[a.Index]) })
	rows := make([][][]byte, len(kinds))
	for i, k := range kinds {
		for _, col := range s.Columns {
			cell := strconv.AppendInt(nil, int64(hits.Counts[k.Index]), 10)
			if col.Name == plan.FacetKind {
				cell = store.AppendString(nil, k.EnumName())
			}
			rows[i] = append(rows[i], cell)
		}
	}
	x.fillRoot(s, rows)
	return nil
}

// searchSuggestions makes the only row, a list of likely spellings.
func (x *Execution) searchSuggestions(ctx context.Context, s *plan.Step, spec *plan.SearchSuggestionsSpec) error {
	texts, err := x.spellings(ctx, plan.ArgsOf[plan.SearchArgs](x.args, spec.Search).Query)
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
	x.fillRoot(s, [][][]byte{row})
	return nil
}

// spellings returns likely spellings of a search, each of which finds something; none where the search itself does.
func (x *Execution) spellings(ctx context.Context, q *plan.SearchQuery) ([]string, error) {
	hits, err := x.r.Search(ctx, &SearchRequest{Query: q, Count: true})
	if err != nil || slices.Max(hits.Counts) > 0 {
		return nil, err
	}
	v, err := x.r.Vocabulary(ctx)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, terms := range v.Suggest(q) {
		hits, err := x.r.Search(ctx, &SearchRequest{Query: &plan.SearchQuery{Terms: terms}, Count: true})
		if err != nil {
			return nil, err
		}
		if slices.Max(hits.Counts) > 0 {
			out = append(out, strings.Join(terms, " "))
		}
	}
	return out, nil
}
