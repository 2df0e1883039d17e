package oracle

import (
	"fmt"
	"testing"

	"graph287g/ontology"
	"graph287g/seed"
	"graph287g/store/embedded"
)

func TestMetamorphicRelationsOnRandomGraphs(t *testing.T) {
	for i := range uint64(12) {
		t.Run(fmt.Sprint("graph ", i), func(t *testing.T) { CheckMetamorphic(t, RandomStore(t, embedded.Memory(ontology.Must()), i), 40) })
	}
}

func TestMetamorphicRelationsOnTheRecords(t *testing.T) {
	g, err := seed.Load(ontology.Must(), seed.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	s := embedded.Memory(ontology.Must())
	if _, err := seed.Sync(t.Context(), s, g); err != nil {
		t.Fatal(err)
	}
	CheckMetamorphic(t, s, 100)
}
