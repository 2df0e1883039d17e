package embedded_test

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/internal/oracle"
	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
)

// TestRevisionsKeepAllInStepAndLeaveOldVersionsAlone turns one random graph into another, a part at a time, and holds indexes, links and
// numbers of each version against its records.
func TestRevisionsKeepAllInStepAndLeaveOldVersionsAlone(t *testing.T) {
	for i := range uint64(12) {
		r := rand.New(rand.NewPCG(i, 1))
		s := embedded.Memory(ontology.Must())
		var old []func() []store.Record
		var were [][]store.Record
		for step := range uint64(5) {
			want := records(t, oracle.RandomStore(t, embedded.Memory(ontology.Must()), 10*i+step))
			apply(t, s, turn(r, records(t, s), want)...)
			if wrong := s.Check(); len(wrong) > 0 {
				t.Fatalf("graph %d, step %d: %d things are wrong: %.3q", i, step, len(wrong), wrong)
			}
			if diff := cmp.Diff(want, records(t, s)); diff != "" {
				t.Fatalf("graph %d, step %d (-want +got):\n%s", i, step, diff)
			}
			old, were = append(old, s.Held()), append(were, want)
		}
		for v := range old {
			if diff := cmp.Diff(were[v], old[v]()); diff != "" {
				t.Fatalf("graph %d: version %d (-as it was +later):\n%s", i, v, diff)
			}
		}
	}
}

// turn returns the edits that turn one graph into another, in any order.
func turn(r *rand.Rand, from, to []store.Record) []store.Edit {
	var out []store.Edit
	stays := map[string]bool{}
	for _, record := range to {
		stays[nameOf(record)] = true
		out = append(out, store.Edit{Record: record})
	}
	for _, record := range from {
		if !stays[nameOf(record)] {
			out = append(out, store.Edit{Delete: true, Record: record})
		}
	}
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

func nameOf(r store.Record) string {
	if r.Node != nil {
		return r.Node.ID
	}
	return r.Edge.Relation + " " + r.Edge.ID
}

func records(t *testing.T, s store.Store) []store.Record {
	t.Helper()
	var out []store.Record
	for r, err := range s.Export(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

// TestTestsAndIndexesMeanWhatTheMatcherSays is over random graphs and filters.
func TestTestsAndIndexesMeanWhatTheMatcherSays(t *testing.T) {
	passed := 0
	for i := range uint64(15) {
		s := embedded.Memory(ontology.Must())
		oracle.RandomStore(t, s, 100+i)
		wrong, n := s.CompareWithMatcher(rand.New(rand.NewPCG(i, 2)), 2000)
		if len(wrong) > 0 {
			t.Errorf("graph %d: %d are wrong: %.5q", i, len(wrong), wrong)
		}
		passed += n
	}
	if passed < 10_000 {
		t.Errorf("only %d nodes passed a filter", passed)
	}
}
