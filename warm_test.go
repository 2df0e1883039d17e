package main

import (
	"context"
	"log/slog"
	"testing"

	"graph287g/graph"
	"graph287g/graph/schema"
	"graph287g/httpapi/registered"
	"graph287g/ontology"
	"graph287g/seed"
	"graph287g/store"
	"graph287g/store/embedded"
	"graph287g/web"
	"graph287g/web/queries"
)

// TestAllThatIsAskedOftenIsPrepared: each document of a page, a card or an example has a plan with the variables of its example. The parts are told
// as they are done, the map among them.
func TestAllThatIsAskedOftenIsPrepared(t *testing.T) {
	s := embedded.Memory(ontology.Must())
	lists, err := seed.CompiledLists(seed.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	g, err := seed.LoadWithLists(ontology.Must(), seed.Embedded(), lists)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := seed.Sync(t.Context(), s, g); err != nil {
		t.Fatal(err)
	}
	engine, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: s})
	if err != nil {
		t.Fatal(err)
	}
	public, err := schema.Public()
	if err != nil {
		t.Fatal(err)
	}
	all, err := queries.Registered(public)
	if err != nil {
		t.Fatal(err)
	}
	documents, err := registered.NewSet(all...)
	if err != nil {
		t.Fatal(err)
	}
	w := &warming{catalogue: ontology.Must(), store: countedWarmer{s}, engine: engine, documents: documents, log: slog.New(slog.DiscardHandler), again: make(chan struct{}, 1)}
	requests := w.requests(t.Context())
	if want := len(all) + len(web.Examples()); len(requests) != want || requests[0].Query != queries.Home.Text && requests[1].Query != queries.Home.Text {
		t.Errorf("%d requests are prepared, want %d, the home page's first", len(requests), want)
	}
	for _, r := range requests {
		if asked, errs := engine.Asked(t.Context(), r); len(errs) > 0 || asked.Plan == nil {
			t.Errorf("no plan: %v\n%s", errs, r.Query)
		}
	}
	if done, of := w.progress(); done != 0 || of != 1 {
		t.Errorf("%d of %d parts before the first", done, of)
	}
	w.warmOnce(t.Context(), countedWarmer{s})
	if done, of := w.progress(); done != 7 || of != 8 {
		t.Errorf("%d of %d parts before the map", done, of)
	}
	ctx, stop := context.WithCancel(t.Context())
	w.countMap = func(context.Context) error { defer stop(); return nil }
	w.keepMap(ctx)
	if done, of := w.progress(); done != 8 || of != 8 {
		t.Errorf("%d of %d parts in the end", done, of)
	}
}

// A countedWarmer is prepared in seven parts.
type countedWarmer struct{ store.Store }

func (countedWarmer) Warm(_ context.Context, w store.Warming) error {
	for i := range 8 {
		w.Tell(i, 7)
	}
	return nil
}
