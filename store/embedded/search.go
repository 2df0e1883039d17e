package embedded

import (
	"context"
	"slices"

	"graph287g/store"
	"graph287g/store/executor"
)

// Search implements executor.Reader.
func (s *snapshot) Search(ctx context.Context, q *executor.SearchRequest) (*executor.Hits, error) {
	t, out := s.index(), &executor.Hits{}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	refs := t.nodesWithAll(q.Query.Terms)
	if q.Count {
		out.Counts = make([]int, len(s.c.Kinds))
		for _, ref := range refs {
			out.Counts[s.Kind(ref)]++
		}
	}
	if q.First == 0 && !q.Before {
		return out, nil
	}
	for _, ref := range refs {
		if !q.Query.Kinds.Has(int(s.Kind(ref))) {
			continue
		}
		text := &t.texts[ref]
		score, _ := text.Score(s.c.Weights, q.Query)
		p := executor.Rank{Score: score, Size: text.Size, ID: s.ID(ref)}
		if q.After == nil || p.Compare(*q.After) > 0 {
			out.Ranks = append(out.Ranks, p)
		} else {
			out.Before = true
		}
	}
	slices.SortFunc(out.Ranks, executor.Rank.Compare)
	out.Ranks = out.Ranks[:min(len(out.Ranks), q.First)]
	for _, p := range out.Ranks {
		out.Refs = append(out.Refs, s.find(p.ID))
	}
	return out, nil
}

// Vocabulary implements executor.Reader.
func (s *snapshot) Vocabulary(context.Context) (*store.Vocabulary, error) {
	return &s.index().words, nil
}
