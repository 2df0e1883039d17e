package embedded_test

import (
	"path/filepath"
	"testing"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
	"graph287g/store/storetest"
)

func TestContractInMemory(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(*testing.T) store.Store { return embedded.Memory(ontology.Must()) })
}

func TestContractInFile(t *testing.T) {
	t.Parallel() // most of its time is the disk's
	storetest.Run(t, func(t *testing.T) store.Store {
		s, err := embedded.Open(ontology.Must(), filepath.Join(t.TempDir(), "graph.db"))
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}
