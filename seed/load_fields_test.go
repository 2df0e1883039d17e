package seed

import (
	"testing"

	"graph287g/ontology"
)

// Defaults name fields by where they are declared: a field that moved would lose its default without a word.
func TestDefaultsAndImpliedExist(t *testing.T) {
	c := ontology.Must()
	known := map[string]bool{}
	for _, k := range c.Kinds {
		for _, f := range k.Fields {
			known[f.Coordinate()] = true
		}
	}
	for name := range defaults {
		if !known[name] {
			t.Errorf("there is no %s", name)
		}
	}
	for _, name := range []string{"Claim.source", "Citation.citing", "Node.name", "Entity.description", "Disagreement.found"} {
		if !known[name] {
			t.Errorf("there is no %s", name)
		}
	}
}
