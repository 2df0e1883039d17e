package seed

import (
	"testing"

	"graph287g/ontology"
	"graph287g/store/embedded"
)

// TestWhatListsShowIsBacked: every value that ICE's lists bring has what backs it, and every standing a value, as `seed check` wants of the curated records.
func TestWhatListsShowIsBacked(t *testing.T) {
	c := ontology.Must()
	lists, err := CompiledLists(Embedded())
	if err != nil {
		t.Fatal(err)
	}
	l, g, err := loadFiles(c, Embedded(), dataFolder, lists)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.checkEvidence(t.Context(), &Report{}, g, embedded.Memory(c)); err != nil {
		t.Fatal(err)
	}
	for i, p := range l.list {
		if t.Error(p); i > 20 {
			t.Fatalf("and %d more", len(l.list)-i)
		}
	}
}
