package executor

import (
	"context"
	"slices"
	"strings"

	"graph287g/plan"
	"graph287g/store"
)

// A settledSearch is what a search comes to in one version of the graph: itself where it finds something, else a likely spelling of it,
// else some of its words.
type settledSearch struct {
	query     *plan.SearchQuery // what the store is asked
	words     []settledWord     // of the search, in order
	respelled bool              // some of the words are spelled otherwise than they were typed
	counts    []int             // what the query finds, by kind; nil until it is needed
	spellings []string          // which find something; nil until they are needed
}

// A settledWord is a term in the spelling that is searched for.
type settledWord struct {
	text, typed string
	left        bool // nothing fits it: it is left out
}

// settled returns what a search comes to, for all steps that need it.
func (x *Execution) settled(ctx context.Context, asked *plan.SearchQuery) (*settledSearch, error) {
	if known := x.searches[asked]; known != nil {
		return known, nil
	}
	s := newSettledSearch(asked)
	counts, err := x.searchCounts(ctx, s)
	if err == nil && slices.Max(counts) == 0 {
		err = x.settleForLess(ctx, asked, s)
	}
	if err != nil {
		return nil, err
	}
	x.keepSettled(asked, s)
	return s, nil
}

func newSettledSearch(asked *plan.SearchQuery) *settledSearch {
	s := &settledSearch{query: asked}
	for i, t := range asked.Terms {
		s.words = append(s.words, settledWord{text: t, typed: asked.Typed[i]})
	}
	return s
}

func (x *Execution) keepSettled(asked *plan.SearchQuery, s *settledSearch) {
	if x.searches == nil {
		x.searches = map[*plan.SearchQuery]*settledSearch{}
	}
	x.searches[asked] = s
}

// searchCounts returns how many nodes of each kind a settled search finds.
func (x *Execution) searchCounts(ctx context.Context, s *settledSearch) ([]int, error) {
	if s.counts == nil {
		hits, err := x.r.Search(ctx, &SearchRequest{Query: s.query, Count: true})
		if err != nil {
			return nil, err
		}
		s.counts = hits.Counts
	}
	return s.counts, nil
}

// settleForLess settles a search where nothing fits all words: for a likely spelling of it that finds something, without words that nothing
// fits and nothing is near. Else words that nothing fits are left out too, unless they are one slip away from one that something fits.
func (x *Execution) settleForLess(ctx context.Context, asked *plan.SearchQuery, s *settledSearch) error {
	terms, err := x.seek(ctx, asked)
	if err != nil {
		return err
	}
	for i, t := range terms {
		s.words[i].left = t.Nodes == 0 && len(t.Near) == 0
	}
	found, err := x.findSpellings(ctx, asked, s, terms)
	if err != nil {
		return err
	}
	if len(found) > 0 {
		s.spell(found[0].terms)
		s.query, s.counts = found[0].query, found[0].counts
		return nil
	}
	spelled := slices.Clone(asked.Terms)
	for i, t := range terms {
		if t.Nodes == 0 && t.Close {
			spelled[i] = t.Near[0]
		} else {
			s.words[i].left = t.Nodes == 0
		}
	}
	s.spell(spelled)
	return x.settleForSome(ctx, asked, s)
}

// seek returns the terms of a search as the graph has them.
func (x *Execution) seek(ctx context.Context, q *plan.SearchQuery) ([]store.SoughtTerm, error) {
	nodes, err := x.r.TermCounts(ctx, q.Terms)
	if err != nil {
		return nil, err
	}
	v, err := x.r.Vocabulary(ctx)
	if err != nil {
		return nil, err
	}
	return v.Seek(q.Terms, nodes), nil
}

// settleForSome settles for what fits all words that are not left out, or else at least half of them.
func (x *Execution) settleForSome(ctx context.Context, asked *plan.SearchQuery, s *settledSearch) error {
	rest := s.spelled(asked)
	if len(rest.Terms) == 0 {
		return nil
	}
	if s.respelled || len(rest.Terms) < len(asked.Terms) {
		s.query, s.counts = rest, nil
		if counts, err := x.searchCounts(ctx, s); err != nil || slices.Max(counts) > 0 {
			return err
		}
	}
	if n := len(rest.Terms); n > 1 {
		nodes, err := x.r.TermCounts(ctx, rest.Terms)
		if err != nil {
			return err
		}
		some := *rest
		some.Fewest, some.Rarity = (n+1)/2, store.Rarity(nodes)
		s.query, s.counts = &some, nil
	}
	return nil
}

// spell takes other spellings of the words.
func (s *settledSearch) spell(terms []string) {
	for i, t := range terms {
		if s.words[i].text != t {
			s.words[i].text, s.words[i].typed, s.respelled = t, t, true
		}
	}
}

// spelled returns a search for the words in their spellings, without those that are left out.
func (s *settledSearch) spelled(asked *plan.SearchQuery) *plan.SearchQuery {
	return store.Respell(asked, func(i int) (string, bool) { return s.words[i].text, !s.words[i].left })
}

// text returns the words that are searched for as one text.
func (s *settledSearch) text() string { return strings.Join(s.query.Terms, " ") }

// partial reports whether nothing fits all words.
func (s *settledSearch) partial() bool {
	return s.query.AtLeast() < len(s.words)
}

// leftOut returns the words that nothing fits.
func (s *settledSearch) leftOut() []string {
	var out []string
	for _, w := range s.words {
		if w.left {
			out = append(out, w.typed)
		}
	}
	return out
}

// A foundSpelling is a search in another spelling, with what it finds by kind.
type foundSpelling struct {
	terms  []string // also those that are left out
	query  *plan.SearchQuery
	counts []int
}

// findSpellings returns likely spellings of a search, without the words that are left out, each of which finds something. They are suggested
// where none is.
func (x *Execution) findSpellings(ctx context.Context, asked *plan.SearchQuery, s *settledSearch, terms []store.SoughtTerm) ([]foundSpelling, error) {
	var out []foundSpelling
	s.spellings = []string{}
	for _, spelled := range store.Spellings(terms) {
		query := store.Respell(asked, func(i int) (string, bool) { return spelled[i], !s.words[i].left })
		hits, err := x.r.Search(ctx, &SearchRequest{Query: query, Count: true})
		if err != nil {
			return nil, err
		}
		if slices.Max(hits.Counts) == 0 {
			continue
		}
		out = append(out, foundSpelling{spelled, query, hits.Counts})
		if len(query.Terms) == len(asked.Terms) {
			s.spellings = append(s.spellings, strings.Join(spelled, " "))
		}
	}
	return out, nil
}

// searchSpellings returns likely spellings of a search. Where it finds something they are of words so rare that they may be slips.
func (x *Execution) searchSpellings(ctx context.Context, asked *plan.SearchQuery) ([]string, error) {
	s, err := x.settled(ctx, asked)
	if err != nil {
		return nil, err
	}
	if s.spellings != nil {
		return s.spellings, nil
	}
	terms, err := x.seek(ctx, asked)
	if err == nil {
		_, err = x.findSpellings(ctx, asked, s, terms)
	}
	return s.spellings, err
}
