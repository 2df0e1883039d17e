package embedded

import (
	"maps"
	"slices"
	"sort"
	"strings"
	"sync"

	"graph287g/store"
	"graph287g/store/executor"
)

// A termIndex is the inverted index of a snapshot's words. It is made when it is first needed, because most snapshots of a series of
// changes are never searched.
type termIndex struct {
	once  sync.Once
	texts []store.SearchText // by node
	words store.Vocabulary
	nodes [][]executor.Ref // by word: its posting list, in order
}

func (s *snapshot) index() *termIndex {
	s.terms.once.Do(s.indexTerms)
	return s.terms
}

func (s *snapshot) indexTerms() {
	t := s.terms
	t.texts = make([]store.SearchText, s.Refs())
	found := map[string][]executor.Ref{}
	for i, b := range s.nodes {
		for j, n := range b.nodes {
			if n == nil {
				continue
			}
			ref, k := executor.Ref(i<<blockBits|j), &s.kinds[b.kind]
			t.texts[ref] = store.NewSearchText(s.c, k.kind, k.properties(s.c, b.rows[j]))
			for _, w := range strings.Fields(t.texts[ref].All()) {
				if refs := found[w]; len(refs) == 0 || refs[len(refs)-1] != ref { // several weights have it
					found[w] = append(refs, ref)
				}
			}
		}
	}
	t.words.Words = slices.Sorted(maps.Keys(found))
	for _, w := range t.words.Words {
		t.nodes, t.words.Nodes = append(t.nodes, found[w]), append(t.words.Nodes, len(found[w]))
	}
}

// nodesWithAll returns, in order, the nodes in which each term is the prefix of a word.
func (t *termIndex) nodesWithAll(list []string) []executor.Ref {
	var out []executor.Ref
	for i, term := range list {
		refs := t.nodesWithPrefix(term)
		if i > 0 {
			refs = intersect(out, refs)
		}
		out = refs
	}
	return out
}

// nodesWithPrefix returns, in order, the nodes in which a term is the prefix of a word.
func (t *termIndex) nodesWithPrefix(term string) []executor.Ref {
	var out []executor.Ref
	from := sort.SearchStrings(t.words.Words, term)
	for i := from; i < len(t.words.Words) && strings.HasPrefix(t.words.Words[i], term); i++ {
		out = append(out, t.nodes[i]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// intersect returns the intersection of two sorted lists.
func intersect(a, b []executor.Ref) []executor.Ref {
	var out []executor.Ref
	for _, ref := range a {
		for len(b) > 0 && b[0] < ref {
			b = b[1:]
		}
		if len(b) > 0 && b[0] == ref {
			out = append(out, ref)
		}
	}
	return out
}
