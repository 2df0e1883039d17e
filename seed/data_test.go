package seed

import (
	"strings"
	"testing"

	"graph287g/ontology"
)

// What is typed is "mecklenburg nc": descriptions of agencies and agreements that name a state give its code beside it.
func TestDescriptionsGiveTheCodesOfStates(t *testing.T) {
	g, err := Load(ontology.Must(), Embedded())
	if err != nil {
		t.Fatal(err)
	}
	codes, named := map[string]string{}, 0
	for _, n := range g.Nodes {
		if n.Kind == "State" {
			codes[n.Properties["name"].(string)] = n.Properties["code"].(string)
		}
	}
	for _, n := range g.Nodes {
		if n.Kind != "Agency" && n.Kind != "Agreement" {
			continue
		}
		for _, part := range strings.FieldsFunc(n.Properties["description"].(string), func(r rune) bool { return r == ',' || r == ';' }) {
			name, code, _ := strings.Cut(strings.TrimSpace(part), " (")
			if want, ok := codes[name]; ok {
				named++
				if code != want+")" {
					t.Errorf("%s: %q isn't followed by (%s)", n.ID, name, want)
				}
			}
		}
	}
	if named == 0 {
		t.Error("no description names a state")
	}
}

// TestEmbedded: the curated files of the repository are without a problem.
func TestEmbedded(t *testing.T) {
	if _, err := Load(ontology.Must(), Embedded()); err != nil {
		t.Error(err)
	}
}
