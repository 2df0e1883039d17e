package graph_test

import (
	"strings"
	"testing"
	"time"

	"graph287g/graph"
	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
)

// listed is an agreement that ICE's lists carry up to a day.
func listed(id, last string) []store.Edit {
	return []store.Edit{
		store.PutNode(store.Node{Kind: "Agreement", ID: "agreement/" + id, Properties: map[string]any{
			"name": id, "description": id, "named": true, "status": "ACTIVE", "firstListedOn": "2018-01-01", "lastListedOn": last, "firstShownOn": "2018-01-01", "lastShownOn": last,
		}}),
		store.PutEdge(store.Edge{Relation: "SIGNED", ID: "agency/a agreement/" + id, From: "agency/a", To: "agreement/" + id, Properties: map[string]any{"standing": "STATED"}}),
	}
}

// An answer is for the newest day of the version that it is from, also where the graph has changed since the day was read.
func TestTheNewestDayIsThatOfTheVersion(t *testing.T) {
	s := embedded.Memory(ontology.Must())
	apply := func(edits ...store.Edit) {
		t.Helper()
		if _, err := s.Apply(t.Context(), store.Change{Edits: edits}); err != nil {
			t.Fatal(err)
		}
	}
	e, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: s})
	if err != nil {
		t.Fatal(err)
	}
	ask := func(want string) {
		t.Helper()
		query := `{ meta { newestDay } agreements(onNewestDay: true) { asOf totalCount timeline(from: "2018-12-01") { asOf inForce } } }`
		if got := string(e.Execute(t.Context(), graph.Request{Query: query}).Body); got != want {
			t.Errorf("%s, not %s", got, want)
		}
	}
	today := e.Now().UTC().Format("2006-01-02")
	empty := string(e.Execute(t.Context(), graph.Request{Query: `{ meta { newestDay } agreements(onNewestDay: true) { asOf totalCount } }`}).Body)
	if want := `{"data":{"meta":{"newestDay":null},"agreements":{"asOf":"` + today + `","totalCount":0}}}`; empty != want {
		t.Errorf("of an empty graph %s, not %s", empty, want)
	}
	agency := store.PutNode(store.Node{Kind: "Agency", ID: "agency/a", Properties: map[string]any{"name": "a", "description": "a", "named": true, "slug": "a", "kind": "SHERIFF", "level": "COUNTY"}})
	apply(append(listed("one", "2018-12-15"), agency)...)
	ask(`{"data":{"meta":{"newestDay":"2018-12-15"},"agreements":{"asOf":"2018-12-15","totalCount":1,"timeline":[{"asOf":"2018-12-15","inForce":1}]}}}`)
	apply(listed("two", "2019-01-10")...)
	ask(`{"data":{"meta":{"newestDay":"2019-01-10"},"agreements":{"asOf":"2019-01-10","totalCount":1,"timeline":[{"asOf":"2018-12-31","inForce":1},{"asOf":"2019-01-10","inForce":1}]}}}`)
}

// Two days at once are refused, and so is what may have been in force on no day.
func TestAListIsOfOneDay(t *testing.T) {
	e, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: embedded.Memory(ontology.Must())})
	if err != nil {
		t.Fatal(err)
	}
	for args, want := range map[string]string{
		`asOf: "2018-12-01", onNewestDay: true`: "onNewestDay: asOf gives a day already: leave one of the two out",
		`certainty: POSSIBLE`:                   "certainty: POSSIBLE needs a day: give asOf or onNewestDay beside it, or leave certainty out",
	} {
		r := e.Execute(t.Context(), graph.Request{Query: "{ agreements(" + args + ") { asOf } }"})
		if r.Code != "BAD_USER_INPUT" || !strings.Contains(string(r.Body), want) {
			t.Errorf("%s: %s", args, r.Body)
		}
	}
	for _, args := range []string{"", `(asOf: "2018-12-01")`, `(onNewestDay: false)`} {
		if r := e.Execute(t.Context(), graph.Request{Query: "{ agreements" + args + " { asOf } }"}); r.Code != "" {
			t.Errorf("%s: %s", args, r.Body)
		}
	}
}

// The age of the newest day is told by the day of the request: in two centuries as in a week.
func TestTheAgeOfTheNewestDay(t *testing.T) {
	s := embedded.Memory(ontology.Must())
	e, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: s})
	if err != nil {
		t.Fatal(err)
	}
	var now time.Time
	e.Now = func() time.Time { return now }
	ask := func(day, want string) {
		t.Helper()
		if now, err = time.Parse(time.RFC3339, day+"T23:59:00Z"); err != nil {
			t.Fatal(err)
		}
		if got := string(e.Execute(t.Context(), graph.Request{Query: `{ meta { newestDayAge } }`}).Body); got != `{"data":{"meta":{"newestDayAge":`+want+`}}}` {
			t.Errorf("on %s: %s, not %s", day, got, want)
		}
	}
	ask("2018-12-15", "null")
	agency := store.PutNode(store.Node{Kind: "Agency", ID: "agency/a", Properties: map[string]any{"name": "a", "description": "a", "named": true, "slug": "a", "kind": "SHERIFF", "level": "COUNTY"}})
	if _, err := s.Apply(t.Context(), store.Change{Edits: append(listed("one", "2018-12-15"), agency)}); err != nil {
		t.Fatal(err)
	}
	ask("2018-12-15", "0")
	ask("2019-01-12", "28")
	ask("2418-12-15", "146097")
}
