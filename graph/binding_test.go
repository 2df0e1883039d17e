package graph_test

import (
	"fmt"
	"testing"
	"time"

	"graph287g/graph"
	"graph287g/ontology"
)

// TestWhatIsBoundOnceAnswersAlike: requests whose binding is kept are answered and priced as by an engine that sees them for the first time,
// after another request, another day and another version of the graph.
func TestWhatIsBoundOnceAnswersAlike(t *testing.T) {
	c, s := cached(t, 1<<20)
	e := c.Engine
	const states = `query States($first: Int, $codes: [String!], $with: Boolean! = true) {
		states(first: $first, filter: {code: {in: $codes}}) { totalCount nodes { id name @include(if: $with) counties(first: $first) { totalCount } } }
	}`
	requests := []graph.Request{
		{Query: states, Variables: []byte(`{"first":1,"codes":["NC","SC","TX"]}`)},
		{Query: states, Variables: []byte(`{"first":5,"codes":["NC","SC","TX"]}`)},
		{Query: states, Variables: []byte(`{"first":5,"codes":["SC"],"with":false}`)},
		{Query: states, Variables: []byte(`{"first":5,"codes":["NC","SC","TX"]}`), ShowCost: true},
		{Query: states, Variables: []byte(`{"first":-1}`)},
		{Query: states, OperationName: "Others"},
		{Query: `query A { a: state(code: "NC") { citation(style: APA) } } query B { b: state(code: "SC") { name } }`, OperationName: "B"},
		{Query: `query A { a: state(code: "NC") { citation(style: APA) } } query B { b: state(code: "SC") { name } }`, OperationName: "A"},
		{Query: `{ agreements(status: {certainly: true}) { totalCount } meta { version newestDay } }`},
	}
	check := func(when string) {
		t.Helper()
		fresh, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: s})
		if err != nil {
			t.Fatal(err)
		}
		for round := range 3 {
			for i, r := range requests {
				fresh.Now = e.Now
				if err := fresh.Measure(t.Context()); err != nil {
					t.Fatal(err)
				}
				want, got := fresh.Execute(t.Context(), r), e.Execute(t.Context(), r)
				if string(got.Body) != string(want.Body) || header(got) != header(want) {
					t.Errorf("%s, round %d, request %d: %s\n%s\nnot %s\n%s", when, round, i, got.Body, header(got), want.Body, header(want))
				}
			}
		}
	}
	check("at first")
	e.Now = func() time.Time { return time.Date(2026, 5, 2, 0, 0, 0, 0, time.UTC) }
	check("on the next day")
	putStates(t, s, "TX")
	if err := e.Measure(t.Context()); err != nil {
		t.Fatal(err)
	}
	check("in the next version")
	for i := range 200 {
		requests[i%3].Variables = fmt.Appendf(nil, `{"first":%d,"codes":["TX"]}`, 1+i%90)
	}
	check("with others")
}

func header(r graph.Response) string {
	if r.Cost == nil {
		return ""
	}
	return r.Cost.Header()
}
