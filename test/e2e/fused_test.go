package e2e

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"graph287g/internal/neo4jtest"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/neo4j"
)

// A watchedExecution lets a recorder observe the answers of any store.
type watchedExecution struct {
	store.Store
	recorder *recorder
}

func (s watchedExecution) Execute(ctx context.Context, p *plan.Plan, args plan.Args) (*store.Result, error) {
	return s.Store.Execute(store.WithObserver(ctx, &store.Observer{Statement: s.recorder.add}), p, args)
}

// isFused reports whether an answer took one statement alone.
func isFused(s []sent) bool { return len(s) == 1 && isFusedText(s[0].statement) }

// isFusedText reports whether a statement is a fused one.
func isFusedText(statement string) bool { return strings.HasPrefix(statement, "MATCH (g:Guard") }

// TestFusedOnceCommon: what is asked again and again is answered by one statement in the end, as before byte for byte; after a change too, of
// which it shows all.
func TestFusedOnceCommon(t *testing.T) {
	var r recorder
	s := watchedExecution{seeded(t, neo4jtest.EmptyFused(t, neo4j.FusedWhenCommon)), &r}
	srv := serve(t, s)
	counts := s.Store.(interface{ Answered() neo4j.Answered })
	before := counts.Answered()
	const query = `{ county(fips: "37119") { name state { name } agencies { nodes { name agreements { totalCount nodes { id status lawsuits { edges { basis node { name } } } } } } } } }`
	var answer []byte
	first := r.during(func() { answer = ask(t, srv, query, nil) })
	if isFused(first) || len(first) < 5 || !bytes.Contains(answer, []byte("Mecklenburg")) {
		t.Fatalf("%d statements for %s", len(first), answer)
	}
	again := func() []sent {
		return r.during(func() {
			if got := ask(t, srv, query, nil); !bytes.Equal(got, answer) {
				t.Fatalf("another answer:\n%s\n%s", got, answer)
			}
		})
	}
	for !isFused(again()) {
		select { // it is planned behind
		case <-t.Context().Done():
			t.Fatal("no fused statement is used")
		case <-time.After(20 * time.Millisecond):
		}
	}
	if n := counts.Answered(); n.Levels <= before.Levels || n.Fused <= before.Fused {
		t.Errorf("of %+v and %+v neither tier's answers are counted", before, n)
	}
	rename(t, s, "county/37119", "Mecklenburg-Union County")
	answer = bytes.Replace(answer, []byte(`"Mecklenburg County"`), []byte(`"Mecklenburg-Union County"`), 1)
	for range 3 {
		if sent := again(); !isFusedText(sent[0].statement) {
			t.Errorf("after a change it begins with %s", sent[0].statement)
		}
	}
	if sent := again(); !isFused(sent) {
		t.Errorf("%d statements once the version is known", len(sent))
	}
}

// rename gives a node of a store another name.
func rename(t *testing.T, s store.Store, id, name string) {
	t.Helper()
	for record, err := range s.Export(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if record.Node == nil || record.Node.ID != id {
			continue
		}
		n := *record.Node
		n.Properties = map[string]any{}
		for k, v := range record.Node.Properties {
			n.Properties[k] = v
		}
		n.Properties["name"] = name
		if _, err := s.Apply(t.Context(), store.Change{Edits: []store.Edit{store.PutNode(n)}}); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Fatalf("there is no %s", id)
}
