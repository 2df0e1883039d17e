package e2e

import (
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"graph287g/seed"
	"graph287g/store"
)

// A wish is what somebody searches for and wants to see first, and where a word is misspelt the spelling that was meant. Wishes are
// written by somebody who doesn't tune the ranking, before the answers are looked at.
type wish struct {
	Search string
	Kinds  []string
	// First is the id of the first hit. Where this and AnyOf are empty, nothing is to be found.
	First string
	// AnyOf are ids of which the first hit is one, where several records answer alike: counties of one name, claims of one sentence.
	AnyOf []string `yaml:"anyOf"`
	// Spelled is the search with the right spelling, which the first suggestion gives. Where it is empty, nothing is suggested.
	Spelled string
	// Unmatched are the words, as typed, that match nothing in the graph: the others found the hits.
	Unmatched []string
	Because   string
}

// listedSearches are over the records with ICE's lists (TestLists); those of all other files are over the curated records alone.
const listedSearches = "../corpus/search/towns.yaml"

// searchFiles are the files of the others.
func searchFiles(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("../corpus/search/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	others := slices.DeleteFunc(names, func(name string) bool { return name == listedSearches })
	if len(others) == 0 {
		t.Fatal("no searches")
	}
	return others
}

// TestSearches: readers see first what they want, on both stores.
func TestSearches(t *testing.T) {
	names := searchFiles(t)
	eachSeeded(t, func(t *testing.T, s store.Store) {
		srv := serve(t, s)
		for _, name := range names {
			checkSearches(t, srv, name)
		}
	})
}

// checkSearches asks for the wishes of a file.
func checkSearches(t *testing.T, srv *httptest.Server, name string) {
	t.Helper()
	for _, w := range readExpected[wish](t, name) {
		t.Run(w.Search, func(t *testing.T) {
			w.check(t, ask(t, srv, searchQuery, w.variables(t)))
		})
	}
}

// TestSearchCorpus: each wish says one thing, once, of records that are there: an id that is gone would never be a first hit, and
// in a list of several nobody would notice.
func TestSearchCorpus(t *testing.T) {
	seen := map[string]string{}
	for _, name := range searchFiles(t) {
		checkWishes(t, name, seen, curated)
	}
	checkWishes(t, listedSearches, seen, listed)
}

func checkWishes(t *testing.T, name string, seen map[string]string, graph func() (*seed.Graph, error)) {
	t.Helper()
	g, err := graph()
	if err != nil {
		t.Fatal(err)
	}
	ids := make(map[string]bool, len(g.Nodes))
	for _, n := range g.Nodes {
		ids[n.ID] = true
	}
	for _, w := range readExpected[wish](t, name) {
		key := fmt.Sprintf("%s %v", w.Search, w.Kinds)
		if other, ok := seen[key]; ok {
			t.Errorf("%s: %q is in %s too", name, w.Search, other)
		}
		seen[key] = name
		if w.First != "" && w.AnyOf != nil || len(w.AnyOf) == 1 {
			t.Errorf("%s: %q has one first hit in first, or several in anyOf", name, w.Search)
		}
		for _, id := range w.hits() {
			if id != "" && !ids[id] {
				t.Errorf("%s: %q wants %s, which isn't there", name, w.Search, id)
			}
		}
	}
}

// hits are the ids of which the first hit is one, "" for none.
func (w *wish) hits() []string {
	if w.AnyOf != nil {
		return w.AnyOf
	}
	return []string{w.First}
}

const searchQuery = `query ($query: String!, $kinds: [Kind!]) {
  search(query: $query, kinds: $kinds, first: 3) { totalCount suggestions unmatchedWords edges { score matchedField excerpt node { id name } } }
}`

func (w *wish) variables(t *testing.T) json.RawMessage {
	t.Helper()
	vars := map[string]any{"query": w.Search}
	if w.Kinds != nil {
		vars["kinds"] = w.Kinds
	}
	out, err := json.Marshal(vars)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func (w *wish) check(t *testing.T, answer []byte) {
	t.Helper()
	answered(t, answer)
	var v struct {
		Data struct {
			Search struct {
				TotalCount  int
				Suggestions []string
				Unmatched   []string `json:"unmatchedWords"`
				Edges       []struct{ Node struct{ ID string } }
			}
		}
	}
	if err := json.Unmarshal(answer, &v); err != nil {
		t.Fatal(err)
	}
	first, spelled := "", ""
	found := v.Data.Search
	if len(found.Edges) > 0 {
		first = found.Edges[0].Node.ID
	}
	if len(found.Suggestions) > 0 {
		spelled = found.Suggestions[0]
	}
	if !slices.Contains(w.hits(), first) || spelled != w.Spelled || w.Unmatched != nil && !slices.Equal(found.Unmatched, w.Unmatched) {
		if unmetWishes[w.Search] != "" {
			return
		}
		t.Errorf("first %q, want one of %q; spelled %q, want %q; unmatched %q, want %q %s\n%s", first, w.hits(), spelled, w.Spelled, found.Unmatched, w.Unmatched, because(w.Because), strings.TrimSpace(pretty(t, answer)))
	} else if why := unmetWishes[w.Search]; why != "" {
		t.Errorf("the wish is fulfilled, though it is said not to be because %s", why)
	}
}

func because(why string) string {
	if why == "" {
		return ""
	}
	return fmt.Sprintf("(%s)", why)
}
