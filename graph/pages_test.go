package graph_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/graph"
	"graph287g/graph/encode"
	"graph287g/ontology"
	"graph287g/store/embedded"
)

// pagesOf returns what an answer tells of the lists that are cut, one a line.
func pagesOf(t *testing.T, body []byte) []string {
	t.Helper()
	var answer struct {
		Extensions struct{ Pages []json.RawMessage }
	}
	if err := json.Unmarshal(body, &answer); err != nil {
		t.Fatalf("%v: %s", err, body)
	}
	var out []string
	for _, p := range answer.Extensions.Pages {
		out = append(out, string(p))
	}
	return out
}

func TestListsThatAreCutAreTold(t *testing.T) {
	s := embedded.Memory(ontology.Must())
	putStates(t, s, "NC", "SC", "TX")
	e := engine(t, s, &bytes.Buffer{})
	for _, c := range []struct {
		name, query, variables string
		want                   []string
	}{
		{"nothing is cut", `{ states { nodes { code } } all: states(first: 3) { nodes { code } } }`, ``, nil},
		{"the first", `{ states(first: 2) { nodes { code } } }`, ``, []string{`{"path":["states"],"first":2,"cut":1}`}},
		{"the last", `{ states(last: 2) { edges { node { code } } } }`, ``, []string{`{"path":["states"],"last":2,"cut":1}`}},
		{"one field by another name", `{ a: states(first: 2) { nodes { code } } b: states(first: 1) { ...F } } fragment F on StateConnection { nodes { code } edges { cursor } }`, ``,
			[]string{`{"path":["a"],"first":2,"cut":1}`, `{"path":["b"],"first":1,"cut":1}`}},
		{"who asks for none", `{ states(first: 0) { nodes { code } } }`, ``, nil},
		{"who only counts", `{ states(first: 1) { totalCount pageInfo { hasNextPage } } }`, ``, nil},
		{"what is left out", `query($no: Boolean!) { states(first: 1) { totalCount nodes @include(if: $no) { code } } }`, `{"no": false}`, nil},
		{"groups", `{ states { groups(by: [CODE], first: 2) { count } all: groups(by: [CODE]) { count } } }`, ``, []string{`{"path":["states","groups"],"first":2,"cut":1}`}},
		{"lists in a list", `{ nodes(ids: ["state/NC", "state/TX"]) { ... on State { code } } states(first: 2) { nodes { claims(first: 1) { nodes { id } } } } }`, ``,
			[]string{`{"path":["states"],"first":2,"cut":1}`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := e.Execute(t.Context(), graph.Request{Query: c.query, Variables: json.RawMessage(c.variables)})
			if diff := cmp.Diff(c.want, pagesOf(t, r.Body)); diff != "" {
				t.Errorf("(-want +got):\n%s\n%s", diff, r.Body)
			}
			if c.want == nil && bytes.Contains(r.Body, []byte("extensions")) {
				t.Errorf("an answer without cut lists has extensions: %s", r.Body)
			}
		})
	}
}

func TestACutListLeavesTheDataAsItIs(t *testing.T) {
	s := embedded.Memory(ontology.Must())
	putStates(t, s, "NC", "SC")
	e := engine(t, s, &bytes.Buffer{})
	const query, data = `{ states(first: 1) { nodes { code } } }`, `{"states":{"nodes":[{"code":"NC"}]}}`
	r := e.Execute(t.Context(), graph.Request{Query: query, Describe: true, ShowCost: true})
	if string(r.Provenance.Data) != data || !strings.HasPrefix(string(r.Body), `{"data":`+data+`,"extensions":{"pages":[{"path":["states"],"first":1,"cut":1}],"cost":{`) {
		t.Errorf("the data is %s of %s", r.Provenance.Data, r.Body)
	}
}

func TestAnAnswerThatIsKeptTellsOfCutLists(t *testing.T) {
	c, s := cached(t, 1<<20)
	r := graph.Request{Query: `{ states(first: 1) { nodes { code } } }`}
	first := string(c.Execute(t.Context(), r).Body)
	if again := string(c.Execute(t.Context(), r).Body); again != first || len(pagesOf(t, []byte(first))) != 1 {
		t.Errorf("first %s\nagain %s", first, again)
	}
	putStates(t, s.Store, "TX")
	if n := s.plans.Load(); n != 1 {
		t.Errorf("the store was asked %d times", n)
	}
}

func TestWhatIsToldOfCutListsIsBounded(t *testing.T) {
	s := embedded.Memory(ontology.Must())
	putStates(t, s, "NC", "SC", "TX")
	e := engine(t, s, &bytes.Buffer{})
	var query strings.Builder
	const fields = encode.MaxCuts + 5
	for i := range fields {
		fmt.Fprintf(&query, "%s%d: groups(by: [CODE], first: 1) { count } ", strings.Repeat("x", 200), i)
	}
	r := e.Execute(t.Context(), graph.Request{Query: "{ states { " + query.String() + "} }"})
	told := pagesOf(t, r.Body)
	if len(told) != encode.MaxCuts+1 || told[encode.MaxCuts] != `{"path":[],"cut":5}` {
		t.Fatalf("%d are told: %v", len(told), told)
	}
	if size := len(strings.Join(told, "")); size > 200*encode.MaxCuts {
		t.Errorf("they take %d bytes", size)
	}
}

func TestAnAnswerOfWholeListsCostsNoMoreForIt(t *testing.T) {
	s := embedded.Memory(ontology.Must())
	putStates(t, s, "NC", "SC", "TX")
	e := engine(t, s, &bytes.Buffer{})
	allocations := func(query string) float64 {
		return testing.AllocsPerRun(200, func() {
			r := e.Execute(t.Context(), graph.Request{Query: query})
			r.Release()
		})
	}
	whole, cut := allocations(`{ states(first: 3) { nodes { code } } }`), allocations(`{ states(first: 2) { nodes { code } } }`)
	const most = 20 // for one list that is cut
	if whole >= cut || cut-whole > most {
		t.Errorf("an answer takes %v allocations where nothing is cut, %v where one list is", whole, cut)
	}
}
