package e2e

import (
	"bytes"
	"testing"

	"graph287g/internal/neo4jtest"
	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
)

// TestExportsAlike: the curated graph is exported alike by both stores.
func TestExportsAlike(t *testing.T) {
	want := exported(t, seeded(t, embedded.Memory(ontology.Must())))
	got := exported(t, neo4jtest.Seeded(t))
	if !bytes.Equal(want, got) {
		t.Error("the exports differ")
	}
}

func exported(t *testing.T, s store.Store) []byte {
	t.Helper()
	var out []byte
	for r, err := range s.Export(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(store.AppendRecord(out, r), '\n')
	}
	return out
}
