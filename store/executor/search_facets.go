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

// searchFacets makes a row of each kind that has hits: by their number, the largest first, then in order of the kinds' names.
func (x *Execution) searchFacets(ctx context.Context, s *plan.Step, spec *plan.SearchFacetsSpec) error {
	search, err := x.settled(ctx, plan.ArgsOf[plan.SearchArgs](x.args, spec.Search).Query)
	if err != nil {
		return err
	}
	counts, err := x.searchCounts(ctx, search)
	if err != nil {
		return err
	}
	var kinds []*ontology.Kind
	for _, k := range x.c.Kinds {
		if counts[k.Index] > 0 {
			kinds = append(kinds, k)
		}
	}
	slices.SortStableFunc(kinds, func(a, b *ontology.Kind) int { return cmp.Compare(counts[b.Index], counts[a.Index]) })
	rows := make([][][]byte, len(kinds))
	for i, k := range kinds {
		for _, col := range s.Columns {
			cell := strconv.AppendInt(nil, int64(counts[k.Index]), 10)
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
	spellings, err := x.searchSpellings(ctx, plan.ArgsOf[plan.SearchArgs](x.args, spec.Search).Query)
	if err != nil {
		return err
	}
	row := make([][]byte, len(s.Columns))
	for c := range row {
		row[c] = appendWords(spellings)
	}
	x.fillRoot(s, [][][]byte{row})
	return nil
}

// searchWords makes the only row, what became of the words.
func (x *Execution) searchWords(ctx context.Context, s *plan.Step, spec *plan.SearchWordsSpec) error {
	search, err := x.settled(ctx, plan.ArgsOf[plan.SearchArgs](x.args, spec.Search).Query)
	if err != nil {
		return err
	}
	row := make([][]byte, len(s.Columns))
	for c, col := range s.Columns {
		switch {
		case col.Name == plan.SearchPartial:
			row[c] = strconv.AppendBool(nil, search.partial())
		case col.Name == plan.SearchUnmatched:
			row[c] = appendWords(search.leftOut())
		case col.Name == plan.SearchedFor && search.respelled:
			row[c] = store.AppendString(nil, search.text())
		}
	}
	x.fillRoot(s, [][][]byte{row})
	return nil
}
