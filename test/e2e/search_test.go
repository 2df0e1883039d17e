package e2e

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"graph287g/store"
)

// A wish is what somebody searches for and wants to see first, or where nothing is found the spelling that was meant.
type wish struct {
	Search  string
	Kinds   []string
	First   string
	Spelled string
	Because string
}

// TestSearches: readers see first what they want, on both stores.
func TestSearches(t *testing.T) {
	names, err := filepath.Glob("../corpus/search/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no searches (%v)", err)
	}
	eachSeeded(t, func(t *testing.T, s store.Store) {
		srv := serve(t, s)
		for _, name := range names {
			for _, w := range readExpected[wish](t, name) {
				t.Run(w.Search, func(t *testing.T) {
					w.check(t, ask(t, srv, searchQuery, w.variables(t)))
				})
			}
		}
	})
}

const searchQuery = `query ($query: String!, $kinds: [Kind!]) {
  search(query: $query, kinds: $kinds, first: 3) { totalCount suggestions edges { score matchedField excerpt node { id name } } }
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
				Edges       []struct{ Node struct{ ID string } }
			}
		}
	}
	if err := json.Unmarshal(answer, &v); err != nil {
		t.Fatal(err)
	}
	first, spelled := "", ""
	if found := v.Data.Search; len(found.Edges) > 0 {
		first = found.Edges[0].Node.ID
	} else if len(found.Suggestions) > 0 {
		spelled = found.Suggestions[0]
	}
	if first != w.First || spelled != w.Spelled {
		t.Errorf("first %q, want %q; spelled %q, want %q %s\n%s", first, w.First, spelled, w.Spelled, because(w.Because), strings.TrimSpace(pretty(t, answer)))
	}
}

func because(why string) string {
	if why == "" {
		return ""
	}
	return fmt.Sprintf("(%s)", why)
}
