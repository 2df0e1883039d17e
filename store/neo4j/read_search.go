package neo4j

import (
	"context"
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

// searchParams returns the parameters of the statements. The text index serves the longest term alone, the others filter
// what it finds.
func (r *reader) searchParams(q *executor.SearchRequest) params {
	longest := store.LongestTerm(q.Query)
	terms, others := []any{}, []any{}
	for _, term := range q.Query.Terms {
		terms = append(terms, probeParams(store.TermProbes(term)))
		if term != longest {
			others = append(others, " "+term)
		}
	}
	p := params{
		"term": " " + longest, "others": others, "terms": terms, "phrase": probeParams(store.PhraseProbes(q.Query.Phrase)),
		"slugs": r.kindSlugs(q.Query), "first": q.First, "start": q.After == nil, "score": 0, "size": 0, "id": "",
	}
	if q.After != nil {
		p["score"], p["size"], p["id"] = q.After.Score, q.After.Size, q.After.ID
	}
	return p
}

// probeParams returns two probes, the one that scores higher first.
func probeParams(list [2]store.Probe) map[string]any {
	return map[string]any{"whole": list[0].Text, "begun": list[1].Text}
}

func (r *reader) kindSlugs(q *plan.SearchQuery) []any {
	out := []any{}
	for _, k := range q.Kinds.In(r.layout.catalogue) {
		out = append(out, k.Slug)
	}
	return out
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
		nodes[word], out.Words = int(n), append(out.Words, word)
	}
	slices.Sort(out.Words)
	for _, w := range out.Words {
		out.Nodes = append(out.Nodes, nodes[w])
	}
	return out, nil
}
