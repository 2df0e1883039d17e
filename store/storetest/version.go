package storetest

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"graph287g/ontology"
	"graph287g/store"
)

func versionCases() []Case {
	return []Case{
		{"Version/is 0 of an empty graph", func(t *testing.T, s store.Store) {
			if v := version(t, s); v.Number != 0 || v.Seed != "" {
				t.Errorf("got %+v", v)
			}
		}},
		{"Version/is what Apply returned, and what an answer is from", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a")
			v := g.load(t, s)
			if diff := cmp.Diff(v, version(t, s)); diff != "" {
				t.Errorf("Version (-Apply +Version):\n%s", diff)
			}
			var q query
			q.scan("Topic")
			q.run(t, s)
			if diff := cmp.Diff(v, q.answer.Version); diff != "" {
				t.Errorf("Execute (-Apply +Execute):\n%s", diff)
			}
		}},
		{"Version/counts the changes that changed something", func(t *testing.T, s store.Store) {
			for n, id := range []string{"topic/a", "topic/b", "topic/c"} {
				var g graph
				g.node(id)
				if v := g.load(t, s); v.Number != int64(n)+1 {
					t.Errorf("change %d made version %d", n+1, v.Number)
				}
				g.node(id)
				g.load(t, s)
			}
		}},
		{"Version/tells when the change was made, in UTC and milliseconds", func(t *testing.T, s store.Store) {
			begin := store.Now()
			var g graph
			g.node("topic/a")
			v := g.load(t, s)
			at := v.RecordedAt
			if at.Location() != time.UTC || !at.Equal(at.Truncate(time.Millisecond)) {
				t.Errorf("recorded at %v", at)
			}
			if at.Before(begin) || at.After(time.Now()) {
				t.Errorf("recorded at %v, applied between %v and %v", at, begin, time.Now())
			}
		}},
		{"Version/counts the nodes of each kind", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "topic/b", "state/NC", "law/l")
			g.county("county/1", "state/NC")
			g.load(t, s)
			wantCounts(t, s, map[string]int{"Topic": 2, "State": 1, "Law": 1, "County": 1})
			g.remove("topic/a")
			g.remove("law/l")
			g.load(t, s)
			wantCounts(t, s, map[string]int{"Topic": 1, "State": 1, "County": 1})
		}},
		{"Version/keeps the fingerprint of the seed until another comes", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a")
			for i, step := range []struct {
				change store.Change
				number int64
				seed   string
			}{
				{store.Change{Edits: g.edits}, 1, ""},
				{store.Change{Seed: "one"}, 2, "one"},
				{store.Change{Seed: "one"}, 2, "one"},
				{store.Change{Edits: []store.Edit{store.DeleteNode("topic/a")}}, 3, "one"},
				{store.Change{Edits: g.edits, Seed: "two"}, 4, "two"},
				{store.Change{Edits: g.edits, Seed: "two"}, 4, "two"},
				{store.Change{Edits: g.edits, Seed: "three"}, 5, "three"},
			} {
				v, err := s.Apply(t.Context(), step.change)
				if err != nil || v.Number != step.number || v.Seed != step.seed {
					t.Errorf("change %d made version %d with the seed %q, %v; want %d with %q", i, v.Number, v.Seed, err, step.number, step.seed)
				}
			}
		}},
	}
}

func wantCounts(t *testing.T, s store.Store, want map[string]int) {
	t.Helper()
	got := map[string]int{}
	counts := version(t, s).Counts
	for i, k := range ontology.Must().Kinds {
		if counts[i] != 0 {
			got[k.Name] = counts[i]
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("counts (-want +got):\n%s", diff)
	}
}
