package oracle

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"regexp"
	"slices"
	"testing"
	"time"

	"graph287g/graph"
	"graph287g/graph/schema"
	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
)

// TestNeitherIndexesNorTheHistoryOfAGraphShow asks the same graph as it is held in three ways: put at once; put in another order after
// another graph that was deleted again, so that nodes have other numbers; and without indexes.
func TestNeitherIndexesNorTheHistoryOfAGraphShow(t *testing.T) {
	public, err := schema.Public()
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for i := range uint64(25) {
		edits := randomGraph(rand.New(rand.NewPCG(i, 12)))
		plain := stored(t, embedded.Memory(ontology.Must()), edits)
		engines := map[string]*graph.Engine{"after another graph": engineOf(t, rewritten(t, edits, i)), "without indexes": engineOf(t, stored(t, embedded.Memory(ontology.Must(), embedded.NoIndexes), edits))}
		first, p, r := engineOf(t, plain), poolOf(recordsOf(t, plain)), rand.New(rand.NewPCG(i, 287))
		for range 150 {
			doc := randomQuery(r, ontology.Must(), public, p, false)
			want := toldBy(t, first, doc)
			if len(want) > 60 {
				told++
			}
			for name, e := range engines {
				if got := toldBy(t, e, doc); got != want {
					t.Fatalf("graph %d, %s: %s\nasked %s\nwith %v", i, name, firstDifference(want, got), doc.text(), doc.values())
				}
			}
		}
	}
	if told < 500 {
		t.Errorf("only %d answers tell anything", told)
	}
}

// versions are what an answer tells of the version that it comes from.
var versions = regexp.MustCompile(`\d{4}-\d\d-\d\dT[\d:.]+Z`)

// An answerer is an engine, or a cache over one.
type answerer interface {
	Execute(ctx context.Context, r graph.Request) graph.Response
}

// toldBy is the answer to a document, without the instant of the version.
func toldBy(t *testing.T, e answerer, d *queryDocument) string {
	t.Helper()
	vars, err := json.Marshal(d.values())
	if err != nil {
		t.Fatal(err)
	}
	r := e.Execute(t.Context(), graph.Request{Query: d.text(), OperationName: d.operation, Variables: vars})
	return versions.ReplaceAllString(string(r.Body), "")
}

// TestKeptAnswersAreThoseMadeAnew asks through a cache and without one, most things twice, while graphs take the place of others.
func TestKeptAnswersAreThoseMadeAnew(t *testing.T) {
	public, err := schema.Public()
	if err != nil {
		t.Fatal(err)
	}
	s := embedded.Memory(ontology.Must())
	e := engineOf(t, s)
	cached, was := graph.NewAnswerCache(e, 4<<20), []store.Edit(nil)
	for i := range uint64(12) {
		r := rand.New(rand.NewPCG(i, 46))
		edits := randomGraph(r)
		for _, e := range was {
			e.Delete = true
			edits = append([]store.Edit{e}, edits...)
		}
		was = slices.DeleteFunc(slices.Clone(edits), func(e store.Edit) bool { return e.Delete })
		apply(t, s, store.Change{Edits: edits})
		if i%2 == 0 { // else prices are those of the version before
			if err := e.Measure(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		p := poolOf(recordsOf(t, s))
		for range 60 {
			doc := randomQuery(r, ontology.Must(), public, p, false)
			want := toldBy(t, e, doc)
			for range 2 {
				if got := toldBy(t, cached, doc); got != want {
					t.Fatalf("graph %d: %s\nasked %s\nwith %v", i, firstDifference(want, got), doc.text(), doc.values())
				}
			}
		}
	}
}

func engineOf(t *testing.T, s store.Store) *graph.Engine {
	t.Helper()
	e, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: s, Limits: patient})
	if err != nil {
		t.Fatal(err)
	}
	e.Now = func() time.Time { return today }
	if err := e.Measure(t.Context()); err != nil {
		t.Fatal(err)
	}
	return e
}

// stored applies a graph as the second version.
func stored(t *testing.T, s store.Store, edits []store.Edit) store.Store {
	t.Helper()
	apply(t, s, store.Change{Seed: "first"})
	apply(t, s, store.Change{Edits: edits, Seed: "second"})
	return s
}

// rewritten is a store that held another graph first, and whose graph is put over it and in another order.
func rewritten(t *testing.T, edits []store.Edit, seed uint64) store.Store {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 13))
	s := embedded.Memory(ontology.Must())
	other := randomGraph(r)
	apply(t, s, store.Change{Edits: other, Seed: "first"})
	keep := map[string]bool{}
	for _, e := range edits {
		keep[recordName(e)] = true
	}
	change := slices.Clone(edits)
	for _, e := range other {
		if !keep[recordName(e)] {
			e.Delete = true
			change = append(change, e)
		}
	}
	r.Shuffle(len(change), func(i, j int) { change[i], change[j] = change[j], change[i] })
	apply(t, s, store.Change{Edits: change, Seed: "second"})
	return s
}

func recordName(e store.Edit) string {
	if e.Node != nil {
		return e.Node.ID
	}
	return e.Edge.Relation + " " + e.Edge.ID
}

func apply(t *testing.T, s store.Store, change store.Change) {
	t.Helper()
	if _, err := s.Apply(t.Context(), change); err != nil {
		t.Fatal(err)
	}
}
