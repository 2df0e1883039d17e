package ontology

import (
	"fmt"
	"strings"
	"testing"
)

func TestSearchedFieldsHaveWeights(t *testing.T) {
	c := Must()
	if got := fmt.Sprint(c.Weights); got != "[8 6 2 1]" {
		t.Errorf("weights %s", got)
	}
	for kind, want := range map[string]string{
		"Law":   "name 8, citation 8, aliases 6, description 2",
		"Claim": "name 2, text 2, printed 2, attribution 2", // bounded by the kind's own
		"State": "name 8, aliases 6, code 6, fips 6, description 2",
	} {
		var got []string
		for _, f := range c.Kind(kind).SearchFields() {
			got = append(got, fmt.Sprintf("%s %d", f.Name, f.Weight))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: %s, not %s", kind, got, want)
		}
	}
}

// What can't be found by name can't be found.
func TestEveryKindIsSearched(t *testing.T) {
	for _, k := range Must().Kinds {
		if len(k.SearchFields()) == 0 || k.SearchFields()[0].Name != "name" {
			t.Errorf("%s isn't searched by name first", k.Name)
		}
	}
}
