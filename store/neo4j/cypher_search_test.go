package neo4j

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/executor"
)

// What is searched for is a value: the rarest term for the index, the others beside it.
func TestSoughtIsAValue(t *testing.T) {
	l := testLayout(t)
	r := newReader(l, nil, store.Version{})
	q := &executor.SearchRequest{Query: store.ParseSearch("8 USC § 1357(g)"), First: 3, After: &executor.Rank{Score: 52, Size: 4, ID: "law/a"}}
	q.Query.Kinds = ontology.Must().KindsOf("Law")
	want := params{
		"term": " 1357g", "others": []any{" 8", " usc"},
		"terms": []any{
			map[string]any{"whole": " 8 ", "begun": " 8"}, map[string]any{"whole": " usc ", "begun": " usc"}, map[string]any{"whole": " 1357g ", "begun": " 1357g"},
		},
		"phrase": map[string]any{"whole": "\n8_usc_1357g\n", "begun": "\n8_usc_1357g"},
		"slugs":  []any{"law"}, "first": 3, "start": false, "score": 52, "size": 4, "id": "law/a",
	}
	if diff := cmp.Diff(want, r.searchParams(q)); diff != "" {
		t.Error(diff)
	}
}

func TestSearchTextsLieBesideValues(t *testing.T) {
	l := testLayout(t)
	n := &store.Node{Kind: "State", ID: "state/NC", Properties: map[string]any{"name": "North Carolina", "code": "NC", "description": "state"}}
	got := l.nodeProperties(n)
	for name, want := range map[string]any{
		"search_4": "\nnorth_carolina\n carolina north ", "search_3": "\nnc\n nc ", "search_1": "\nstate\n state ",
		"search_all": " carolina north  nc  state ", "search_size": int64(2),
	} {
		if got[name] != want {
			t.Errorf("%s is %q, not %q", name, got[name], want)
		}
	}
}
