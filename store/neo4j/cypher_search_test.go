package neo4j

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// What is searched for is a value: the longest term for the index, the others beside it.
func TestSoughtIsAValue(t *testing.T) {
	l := testLayout(t)
	r := newReader(l, nil, store.Version{})
	q := &executor.SearchRequest{Query: store.ParseSearch("8 USC deny"), First: 3, After: &executor.Rank{Score: 52, Size: 4, ID: "law/a"}}
	q.Query.Kinds = ontology.Must().KindsOf("Law")
	deny := map[string]any{
		"word": " deny ", "stems": []any{" deni ", " denie ", " =deni "}, "begun": " deny", "rarity": 1,
		"synonyms": []any{" denied ", " denies ", " refuse ", " refused ", " refuses ", " +deny "},
	}
	fitting := []any{" deni ", " denie ", " =deni ", " deny", " denied ", " denies ", " refuse ", " refused ", " refuses ", " +deny "}
	want := params{
		"indexed": fitting, "others": []any{[]any{" =usc ", " usc", " +usc "}, []any{" 8"}}, "fewest": 2, "found": 0,
		"terms": []any{
			map[string]any{"word": " 8 ", "stems": []any{}, "begun": " 8", "synonyms": []any{}, "rarity": 1},
			map[string]any{"word": " usc ", "stems": []any{" usce ", " =usc "}, "begun": " usc", "synonyms": []any{" +usc "}, "rarity": 1},
			deny,
		},
		"phrase": map[string]any{"whole": "\n8_usc_deny\n", "begun": "\n8_usc_deny"},
		"slugs":  []any{"law"}, "first": 3, "start": false, "score": 52, "size": 4, "id": "law/a",
	}
	if diff := cmp.Diff(want, r.searchParams(q)); diff != "" {
		t.Error(diff)
	}
}

// Of three terms of which two must fit, what fits has one of any two: the index is given those, and all three are asked of what it finds.
func TestSoughtInPart(t *testing.T) {
	r := newReader(testLayout(t), nil, store.Version{})
	q := &executor.SearchRequest{Query: &plan.SearchQuery{Terms: []string{"8", "usc", "1357g"}, Fewest: 2, Rarity: []int{1, 2, 3}}}
	p := r.searchParams(q)
	want := params{
		"indexed": []any{" 1357g", " +1357g ", " =usc ", " usc", " +usc "}, "fewest": 2, "found": store.ScoreFound,
		"others": []any{[]any{" 1357g", " +1357g "}, []any{" =usc ", " usc", " +usc "}, []any{" 8"}},
	}
	for name, value := range want {
		if diff := cmp.Diff(value, p[name]); diff != "" {
			t.Error(name, diff)
		}
	}
	for i, term := range p["terms"].([]any) {
		if got := term.(map[string]any)["rarity"]; got != i+1 {
			t.Errorf("term %d counts %v times", i, got)
		}
	}
}

func TestSearchTextsLieBesideValues(t *testing.T) {
	l := testLayout(t)
	n := &store.Node{Kind: "State", ID: "state/NC", Properties: map[string]any{"name": "North Carolina", "code": "NC", "description": "state"}}
	got := l.nodeProperties(n)
	for name, want := range map[string]any{
		"search_8": "\nnorth_carolina\n carolina north ", "search_6": "\nnc\n nc ", "search_2": "\nstate\n state ",
		"search_all": " carolina north  nc  state  ", "search_size": int64(2),
	} {
		if got[name] != want {
			t.Errorf("%s is %q, not %q", name, got[name], want)
		}
	}
}
