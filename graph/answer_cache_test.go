package graph_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"graph287g/graph"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/embedded"
)

// asked is a store that counts how many plans it is asked, and waits before it answers.
type asked struct {
	store.Store
	plans atomic.Int32
	takes time.Duration
}

func (s *asked) Execute(ctx context.Context, p *plan.Plan, args plan.Args) (*store.Result, error) {
	s.plans.Add(1)
	time.Sleep(s.takes)
	return s.Store.Execute(ctx, p, args)
}

// cached is a cache of so many bytes over a store of two states, and that store.
func cached(t *testing.T, bytes int) (*graph.AnswerCache, *asked) {
	t.Helper()
	s := &asked{Store: embedded.Memory(ontology.Must())}
	putStates(t, s, "NC", "SC")
	e, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: s})
	if err != nil {
		t.Fatal(err)
	}
	e.Now = func() time.Time { return time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC) }
	if err := e.Measure(t.Context()); err != nil {
		t.Fatal(err)
	}
	return graph.NewAnswerCache(e, bytes), s
}

func putStates(t *testing.T, s store.Store, codes ...string) {
	t.Helper()
	var change store.Change
	for _, code := range codes {
		change.Edits = append(change.Edits, store.PutNode(store.Node{Kind: "State", ID: "state/" + code, Properties: map[string]any{
			"name": "State " + code, "description": "A", "named": true, "formerIds": []any{}, "identifiers": []any{}, "aliases": []any{}, "code": code, "fips": map[string]string{"NC": "37", "SC": "45", "TX": "48"}[code],
		}}))
	}
	if _, err := s.Apply(t.Context(), change); err != nil {
		t.Fatal(err)
	}
}

func TestAnAnswerIsKept(t *testing.T) {
	c, s := cached(t, 1<<20)
	ask := func(r graph.Request, plans int32, want string) {
		t.Helper()
		before := s.plans.Load()
		response := c.Execute(t.Context(), r)
		if got := s.plans.Load() - before; got != plans || !strings.Contains(string(response.Body), want) {
			t.Errorf("%s %s: the store was asked %d times, not %d; %s", r.Query, r.Variables, got, plans, response.Body)
		}
		if fresh := c.Engine.Execute(t.Context(), r); string(fresh.Body) != string(response.Body) || fresh.Code != response.Code || fresh.Operation != response.Operation {
			t.Errorf("kept %s, and made anew %s", response.Body, fresh.Body)
		}
	}
	one := graph.Request{Query: `query Q($code: String!) { state(code: $code) { name } }`, Variables: json.RawMessage(`{"code": "NC"}`)}
	ask(one, 1, "State NC")
	ask(one, 0, "State NC")
	priced := one
	priced.ShowCost = true
	ask(priced, 1, "estimated")
	ask(priced, 0, "estimated")
	other := one
	other.Variables = json.RawMessage(`{"code": "SC"}`)
	ask(other, 1, "State SC")
	ask(other, 0, "State SC")
	missing := one
	missing.Variables = json.RawMessage(`{"code": "TX"}`)
	ask(missing, 1, "NOT_FOUND")
	ask(missing, 1, "NOT_FOUND") // an answer with errors isn't kept
	described := one
	described.Describe = true
	ask(described, 1, "State NC")
	ask(described, 1, "State NC") // citations add to the body

	c.Now = func() time.Time { return time.Date(2026, 5, 2, 0, 0, 0, 0, time.UTC) }
	ask(one, 1, "State NC")
	ask(one, 0, "State NC")
	putStates(t, s, "TX")
	ask(missing, 1, "State TX") // the prices are those of the version before
	ask(one, 1, "State NC")
	ask(one, 0, "State NC")
}

// TestACacheIsBounded: what was used longest ago makes room, and what takes too much isn't kept.
func TestACacheIsBounded(t *testing.T) {
	c, s := cached(t, 64<<10)
	ask := func(alias string) int32 {
		t.Helper()
		before := s.plans.Load()
		if r := c.Execute(t.Context(), graph.Request{Query: `{ ` + alias + `: state(code: "NC") { name } }`}); r.Code != "" {
			t.Fatalf("%s", r.Body)
		}
		return s.plans.Load() - before
	}
	for i := range 200 {
		ask(fmt.Sprintf("a%d", i))
	}
	if ask("a199") != 0 || ask("a0") != 1 {
		t.Error("not what was asked last is kept")
	}
	long := strings.Repeat("a", 5<<10)
	if ask(long); ask(long) != 1 {
		t.Error("an answer that takes a tenth of the cache is kept")
	}
}

// TestOneAsks: of many requests for one answer one asks the store; where it goes away before, another does.
func TestOneAsks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, s := cached(t, 1<<20)
		s.takes = time.Second
		first, cancel := context.WithTimeout(t.Context(), time.Second/2)
		defer cancel()
		r := graph.Request{Query: `{ state(code: "NC") { name } }`}
		var group sync.WaitGroup
		answer := func(ctx context.Context, code string) {
			group.Go(func() {
				if got := c.Execute(ctx, r); string(got.Code) != code {
					t.Errorf("%q: %s", got.Code, got.Body)
				}
			})
			synctest.Wait()
		}
		for range 20 {
			answer(t.Context(), "")
		}
		group.Wait()
		if n := s.plans.Load(); n != 1 {
			t.Errorf("the store was asked %d times", n)
		}
		putStates(t, s, "TX")
		answer(t.Context(), "")
		answer(first, "TIMEOUT")
		group.Wait()
		if n := s.plans.Load(); n > 3 {
			t.Errorf("the store was asked %d times", n)
		}
	})
}

// TestKeptAnswersAreAtHandWhereTheVersionIs: over a store that has to be asked for its version nothing is at hand.
func TestKeptAnswersAreAtHandWhereTheVersionIs(t *testing.T) {
	request := graph.Request{Query: `{ states { totalCount nodes { name } } }`}
	c, s := cached(t, 1<<20)
	_ = c.Execute(t.Context(), request)
	if _, ok := c.Kept(t.Context(), request); ok {
		t.Error("an answer is at hand whose version has to be asked for")
	}
	e, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: s.Store})
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Measure(t.Context()); err != nil {
		t.Fatal(err)
	}
	c = graph.NewAnswerCache(e, 1<<20)
	if _, ok := c.Kept(t.Context(), request); ok {
		t.Error("an answer is at hand that nobody has asked for")
	}
	made := c.Execute(t.Context(), request)
	kept, ok := c.Kept(t.Context(), request)
	if !ok || string(kept.Body) != string(made.Body) || kept.Cost.Header() != made.Cost.Header() {
		t.Errorf("at hand is %s (%v), not %s", kept.Body, ok, made.Body)
	}
	made.Release()
	if again, _ := c.Kept(t.Context(), request); string(again.Body) != string(kept.Body) || len(kept.Body) == 0 {
		t.Errorf("what is kept went with the answer: %s", again.Body)
	}
	for _, other := range []graph.Request{{Query: request.Query, Describe: true}, {Query: request.Query, ShowCost: true}} {
		if _, ok := c.Kept(t.Context(), other); ok {
			t.Errorf("at hand is an answer to another request: %+v", other)
		}
	}
	putStates(t, s, "TX")
	if _, ok := c.Kept(t.Context(), request); ok {
		t.Error("an answer of the version before is at hand")
	}
}
