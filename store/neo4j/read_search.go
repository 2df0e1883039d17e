package neo4j

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// Search finds the nodes of which every term begins a word, and orders them. The text of its statements is always the
// same.
func (r *reader) Search(ctx context.Context, q *executor.SearchRequest) (*executor.Hits, error) {
	p, out := r.searchParams(q), &executor.Hits{}
	if q.Count {
		items, err := queryList(ctx, r.tx, "counts", searchCounts, p)
		if err == nil {
			out.Counts, err = r.decodeKindCounts(&items)
		}
		if err != nil {
			return nil, err
		}
	}
	if q.Before && q.After != nil {
		record, err := queryOne(ctx, r.tx, "hits", searchBefore(r.layout.catalogue.Weights), p)
		if err != nil {
			return nil, err
		}
		if out.Before = scan[bool](&record, 0, "before"); record.err != nil {
			return nil, record.err
		}
	}
	if q.First == 0 {
		return out, nil
	}
	items, err := queryList(ctx, r.tx, "hits", searchPage(r.layout.catalogue.Weights), p)
	if err != nil {
		return nil, err
	}
	for i := range items.values {
		row := items.list(i, "hit")
		id, score, size := scan[string](&row, 0, "id"), scan[int64](&row, 1, "score"), scan[int64](&row, 2, "size")
		if row.err != nil {
			return nil, row.err
		}
		ref, err := r.ref(id)
		if err != nil {
			return nil, err
		}
		out.Refs, out.Ranks = append(out.Refs, ref), append(out.Ranks, executor.Rank{Score: int(score), Size: int(size), ID: id})
	}
	return out, nil
}

// decodeKindCounts decodes counts of nodes by the first part of their ids, which tells the kind.
func (r *reader) decodeKindCounts(items *scanner) ([]int, error) {
	out := make([]int, len(r.layout.catalogue.Kinds))
	for i := range items.values {
		row := items.list(i, "count")
		slug, n := scan[string](&row, 0, "kind"), scan[int64](&row, 1, "count")
		if row.err != nil {
			return nil, row.err
		}
		if kind := r.layout.kindOf(slug + "/"); kind != nil {
			out[kind.Index] = int(n)
		}
	}
	return out, nil
}

// searchParams returns the parameters of the statements.
func (r *reader) searchParams(q *executor.SearchRequest) params {
	terms := make([]searchTerm, len(q.Query.Terms))
	for i, term := range q.Query.Terms {
		terms[i] = newSearchTerm(term, q.Query.Terms)
	}
	phrase, fewest := store.PhraseProbes(q.Query.Phrase), q.Query.AtLeast()
	indexed, others := indexedTerms(terms, len(terms)-fewest+1)
	p := params{
		"indexed": indexed, "others": others, "fewest": fewest, "terms": termParams(terms, q.Query.Rarity), "found": 0,
		"phrase": map[string]any{"whole": phrase[0].Text, "begun": phrase[1].Text},
		"slugs":  r.kindSlugs(q.Query), "first": q.First, "start": q.After == nil, "score": 0, "size": 0, "id": "",
	}
	if fewest == len(terms) {
		p["fewest"] = len(others) // the index sees to the one term that is left
	} else {
		p["found"] = store.ScoreFound
	}
	if q.After != nil {
		p["score"], p["size"], p["id"] = q.After.Score, q.After.Size, q.After.ID
	}
	return p
}

// A searchTerm is a term with the texts that are looked for.
type searchTerm struct {
	fitting         []any // one of which is in what fits
	shortest        int   // of these: the index is the faster the longer they are
	word, begun     string
	stems, synonyms []any
}

func newSearchTerm(term string, among []string) searchTerm {
	t := searchTerm{shortest: math.MaxInt, stems: []any{}, synonyms: []any{}}
	for _, f := range store.FittingForms(term, among) {
		text := f.Probe().Text
		t.fitting, t.shortest = append(t.fitting, text), min(t.shortest, len(text))
	}
	for _, f := range store.TermForms(term, among) {
		switch text := f.Probe().Text; {
		case f.Prefix:
			t.begun = text
		case f.Word == term:
			t.word = text
		case f.Factor == store.ScoreStem:
			t.stems = append(t.stems, text)
		default:
			t.synonyms = append(t.synonyms, text)
		}
	}
	return t
}

// indexedTerms returns the forms of so many terms for the index, of those that it finds fastest, and the terms of which what it finds is
// then asked: the others, or all where not all need fit.
func indexedTerms(terms []searchTerm, n int) (indexed, others []any) {
	sorted := slices.SortedStableFunc(slices.Values(terms), func(a, b searchTerm) int { return cmp.Compare(b.shortest, a.shortest) })
	for _, t := range sorted[:min(n, len(sorted))] {
		indexed = append(indexed, t.fitting...)
	}
	if n == 1 {
		sorted = sorted[min(n, len(sorted)):]
	}
	others = []any{}
	for _, t := range sorted {
		others = append(others, t.fitting)
	}
	return indexed, others
}

func termParams(terms []searchTerm, rarity []int) []any {
	out := make([]any, len(terms))
	for i, t := range terms {
		one := map[string]any{"word": t.word, "stems": t.stems, "begun": t.begun, "synonyms": t.synonyms, "rarity": 1}
		if rarity != nil {
			one["rarity"] = rarity[i]
		}
		out[i] = one
	}
	return out
}

func (r *reader) kindSlugs(q *plan.SearchQuery) []any {
	out := []any{}
	for _, k := range q.Kinds.In(r.layout.catalogue) {
		out = append(out, k.Slug)
	}
	return out
}

// TermCounts returns how many nodes fit each term.
func (r *reader) TermCounts(ctx context.Context, terms []string) ([]int, error) {
	forms, out := make([]any, len(terms)), make([]int, len(terms))
	for i, term := range terms {
		forms[i] = newSearchTerm(term, terms).fitting
	}
	items, err := queryList(ctx, r.tx, "term counts", readTermCounts, params{"others": forms})
	if err != nil {
		return nil, err
	}
	for i := range items.values {
		row := items.list(i, "count")
		term, n := scan[int64](&row, 0, "term"), scan[int64](&row, 1, "nodes")
		if row.err == nil && (term < 0 || int(term) >= len(out)) {
			row.err = fmt.Errorf("term %d of %d", term, len(out))
		}
		if row.err != nil {
			return nil, row.err
		}
		out[term] = int(n)
	}
	return out, nil
}

// Vocabulary returns the words of all nodes. They are all texts of the graph, read once for all searches of an operation.
func (r *reader) Vocabulary(ctx context.Context) (*store.Vocabulary, error) {
	if r.vocabulary != nil {
		return r.vocabulary, nil
	}
	out, err := r.readVocabulary(ctx)
	r.vocabulary = out
	return out, err
}

func (r *reader) readVocabulary(ctx context.Context) (*store.Vocabulary, error) {
	items, err := queryList(ctx, r.tx, "vocabulary", readVocabulary, nil)
	if err != nil {
		return nil, err
	}
	nodes := make(map[string]int, len(items.values))
	out := &store.Vocabulary{}
	for i := range items.values {
		row := items.list(i, "word")
		word, n := scan[string](&row, 0, "word"), scan[int64](&row, 1, "nodes")
		if row.err != nil {
			return nil, row.err
		}
		if !store.IsMade(word) {
			nodes[word], out.Words = int(n), append(out.Words, word)
		}
	}
	slices.Sort(out.Words)
	for _, w := range out.Words {
		out.Nodes = append(out.Nodes, nodes[w])
	}
	return out, nil
}
