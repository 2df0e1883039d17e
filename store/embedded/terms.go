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

// terms is the index of a snapshot's words. It is made when it is first asked for: most snapshots of a series of changes
// are never searched.
type terms struct {
	once  sync.Once
	texts []store.SearchText // by node
	words store.Vocabulary
	nodes [][]executor.Ref // by word, in order
}

func (s *snapshot) index() *terms {
	s.terms.once.Do(s.layTerms)
	return &s.terms
}

func (s *snapshot) layTerms() {
	t := &s.terms
	t.texts = make([]store.SearchText, len(s.nodes))
	found := map[string][]executor.Ref{}
	for i, n := range s.nodes {
		t.texts[i] = store.SearchTextOf(s.c, s.c.Kinds[s.kinds[i]], n.Properties)
		for _, w := range strings.Fields(t.texts[i].All()) {
			if refs := found[w]; len(refs) == 0 || refs[len(refs)-1] != executor.Ref(i) { // several weights have it
				found[w] = append(refs, executor.Ref(i))
			}
		}
	}
	t.words.Words = slices.Sorted(maps.Keys(found))
	for _, w := range t.words.Words {
		t.nodes, t.words.Nodes = append(t.nodes, found[w]), append(t.words.Nodes, len(found[w]))
	}
}

// fitting returns the nodes of which each term begins a word, in order.
func (t *terms) fitting(list []string) []executor.Ref {
	var out []executor.Ref
	for i, term := range list {
		refs := t.beginning(term)
		if i > 0 {
			refs = both(out, refs)
		}
		out = refs
	}
	return out
}

// beginning returns the nodes of which a term begins a word, in order.
func (t *terms) beginning(term string) []executor.Ref {
	var out []executor.Ref
	from := sort.SearchStrings(t.words.Words, term)
	for i := from; i < len(t.words.Words) && strings.HasPrefix(t.words.Words[i], term); i++ {
		out = append(out, t.nodes[i]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// both returns what is in two lists.
func both(a, b []executor.Ref) []executor.Ref {
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
