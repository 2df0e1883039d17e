package neo4j

import (
	"context"
	"slices"

	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// Search finds the nodes of which every term begins a word, and orders them. The text of its statements is always the same.
func (r *reader) Search(ctx context.Context, q *executor.SearchQuery) (*executor.Hits, error) {
	p, out := r.sought(q), &executor.Hits{}
	if q.Count {
		items, err := list(ctx, r.tx, searchCounts, p)
		if err != nil {
			return nil, err
		}
		out.Counts = r.kindCounts(items)
	}
	if q.Before && q.After != nil {
		values, err := ask(ctx, r.tx, searchBefore(r.l.c.Weights), p)
		if err != nil {
			return nil, err
		}
		out.Before, _ = values[0].(bool)
	}
	if q.First == 0 {
		return out, nil
	}
	items, err := list(ctx, r.tx, searchPage(r.l.c.Weights), p)
	for _, item := range items {
		row, _ := item.([]any)
		id, _ := row[0].(string)
		score, _ := row[1].(int64)
		size, _ := row[2].(int64)
		ref, err := r.ref(id)
		if err != nil {
			return nil, err
		}
		out.Refs, out.Places = append(out.Refs, ref), append(out.Places, executor.Place{Score: int(score), Size: int(size), ID: id})
	}
	return out, err
}

// kindCounts reads counts by the first part of ids.
func (r *reader) kindCounts(items []any) []int {
	out := make([]int, len(r.l.c.Kinds))
	for _, item := range items {
		row, _ := item.([]any)
		slug, _ := row[0].(string)
		n, _ := row[1].(int64)
		if kind := r.l.kindOf(slug + "/"); kind != nil {
			out[kind.Index] = int(n)
		}
	}
	return out
}

// sought are the values of the statements. The rarest term alone goes through the index, the others are looked for in what
// it finds.
func (r *reader) sought(q *executor.SearchQuery) params {
	longest := store.LongestTerm(q.For)
	terms, others := []any{}, []any{}
	for _, term := range q.For.Terms {
		terms = append(terms, probes(store.TermProbes(term)))
		if term != longest {
			others = append(others, " "+term)
		}
	}
	p := params{
		"term": " " + longest, "others": others, "terms": terms, "phrase": probes(store.PhraseProbes(q.For.Phrase)),
		"slugs": r.slugs(q.For), "first": q.First, "start": q.After == nil, "score": 0, "size": 0, "id": "",
	}
	if q.After != nil {
		p["score"], p["size"], p["id"] = q.After.Score, q.After.Size, q.After.ID
	}
	return p
}

// probes are what to look for, what counts more first.
func probes(list [2]store.Probe) map[string]any {
	return map[string]any{"whole": list[0].Text, "begun": list[1].Text}
}

func (r *reader) slugs(q *plan.Sought) []any {
	out := []any{}
	for _, k := range q.Kinds.In(r.l.c) {
		out = append(out, k.Slug)
	}
	return out
}

// Vocabulary returns the words of all nodes.
func (r *reader) Vocabulary(ctx context.Context) (*store.Vocabulary, error) {
	items, err := list(ctx, r.tx, vocabulary, nil)
	if err != nil {
		return nil, err
	}
	nodes := make(map[string]int, len(items))
	out := &store.Vocabulary{}
	for _, item := range items {
		row, _ := item.([]any)
		word, _ := row[0].(string)
		n, _ := row[1].(int64)
		nodes[word], out.Words = int(n), append(out.Words, word)
	}
	slices.Sort(out.Words)
	for _, w := range out.Words {
		out.Nodes = append(out.Nodes, nodes[w])
	}
	return out, nil
}
