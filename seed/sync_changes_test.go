package seed

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/ontology"
	"graph287g/roster"
	"graph287g/store"
	"graph287g/store/embedded"
)

// TestSyncOfManyEdits: a store becomes equal to a graph that differs in more than one change may have, whichever way it goes: ICE's lists come, some of
// them go, with which agencies and agreements get other ids, and all go. Each time that is one version.
func TestSyncOfManyEdits(t *testing.T) {
	c := ontology.Must()
	all, err := CompiledLists(Embedded())
	if err != nil {
		t.Fatal(err)
	}
	lists := all.Expand()
	s, version := embedded.Memory(c), int64(0)
	for _, step := range []struct {
		name  string
		lists *roster.History
	}{
		{"the newer half of the lists", roster.NewHistory(lists[len(lists)/2:])},
		{"all lists", all},
		{"no lists", nil},
		{"the older half", roster.NewHistory(lists[:len(lists)/2])},
	} {
		g, err := LoadWithLists(c, Embedded(), step.lists)
		if err != nil {
			t.Fatal(err)
		}
		r, err := Sync(t.Context(), s, g)
		if err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		if version++; r.Version.Number != version {
			t.Errorf("%s: version %d, not %d", step.name, r.Version.Number, version)
		}
		fresh := embedded.Memory(c)
		if _, err := Sync(t.Context(), fresh, g); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(exported(t, fresh), exported(t, s)); diff != "" {
			t.Fatalf("%s: exports differ (-fresh +synced):\n%.2000s", step.name, diff)
		}
		if step.lists == nil {
			continue
		}
		held, err := ListsOf(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(step.lists.Compiled(), held.Compiled()); diff != "" {
			t.Errorf("%s: the store holds other lists:\n%.2000s", step.name, diff)
		}
	}
}

func exported(t *testing.T, s store.Store) string {
	t.Helper()
	var b strings.Builder
	for r, err := range s.Export(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(store.AppendRecord(nil, r), '\n'))
	}
	return b.String()
}
