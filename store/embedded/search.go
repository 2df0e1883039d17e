package embedded

import (
	"context"
	"slices"

	"graph287g/store"
	"graph287g/store/executor"
)

// scoredInTurn is after how many nodes that are scored others have their turn: about a fifth of a millisecond.
const scoredInTurn = 256

// Search implements executor.Reader.
func (s *snapshot) Search(ctx context.Context, q *executor.SearchRequest) (*executor.Hits, error) {
	t, out := s.index(), &executor.Hits{}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	fit := t.nodesThatFit(q.Query, s.Refs())
	if q.Count {
		out.Counts = make([]int, len(s.c.Kinds))
		for k := range s.kinds {
			out.Counts[k] = int(fit.AndCardinality(s.all(k)))
		}
	}
	if q.First == 0 && !q.Before {
		return out, nil
	}
	scorer := store.NewScorer(s.c.Weights, q.Query)
	best, text, n := bestRanks{first: q.First}, store.SearchText{}, 0
	for it := fit.Iterator(); it.HasNext(); n++ {
		if err := letOthersRun(ctx, n, scoredInTurn); err != nil {
			return nil, err
		}
		ref := executor.Ref(it.Next())
		if !q.Query.Kinds.Has(int(s.Kind(ref))) {
			continue
		}
		t.text(ref).read(&text)
		score, _ := scorer.Score(&text)
		p := executor.Rank{Score: score, Size: text.Size, ID: s.ID(ref)}
		if q.After == nil || p.Compare(*q.After) > 0 {
			best.add(p, ref)
		} else {
			out.Before = true
		}
	}
	for _, one := range best.list {
		out.Ranks, out.Refs = append(out.Ranks, one.Rank), append(out.Refs, one.ref)
	}
	return out, nil
}

// TermCounts implements executor.Reader.
func (s *snapshot) TermCounts(ctx context.Context, terms []string) ([]int, error) {
	out := make([]int, len(terms))
	for i, term := range terms {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		out[i] = int(s.index().nodesOfTerm(term, terms).GetCardinality())
	}
	return out, nil
}

// Vocabulary implements executor.Reader.
func (s *snapshot) Vocabulary(context.Context) (*store.Vocabulary, error) { return s.vocabulary(), nil }

// bestRanks keeps the first of many hits in order.
type bestRanks struct {
	first int
	list  []rankedNode
}

type rankedNode struct {
	executor.Rank
	ref executor.Ref
}

func (b *bestRanks) add(p executor.Rank, ref executor.Ref) {
	n := len(b.list)
	if n == b.first && (n == 0 || p.Compare(b.list[n-1].Rank) > 0) {
		return
	}
	at, _ := slices.BinarySearchFunc(b.list, p, func(one rankedNode, p executor.Rank) int { return one.Compare(p) })
	if n == b.first {
		b.list = b.list[:n-1]
	}
	b.list = slices.Insert(b.list, at, rankedNode{p, ref})
}

var _ store.Warmer = (*Store)(nil)

// Warm implements store.Warmer: it makes the index of words, which each change then keeps.
func (s *Store) Warm(context.Context, store.Warming) error {
	if err := s.acquire(); err != nil {
		return err
	}
	defer s.lifetime.RUnlock()
	s.current.Load().index()
	return nil
}
