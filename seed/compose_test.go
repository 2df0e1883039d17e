package seed

import (
	"strings"
	"testing"

	"graph287g/ontology"
)

// TestTemplates: every curated kind has a template, and each field in it is one of the kind that it is read from.
func TestTemplates(t *testing.T) {
	c := ontology.Must()
	for _, k := range c.Kinds {
		tpl, ok := templates[k.Name]
		if curated := isEntity(k) && k.Source == ""; ok != curated {
			t.Errorf("%s has a template: %v", k.Name, ok)
		}
		for _, p := range placeholderPattern.FindAllString(tpl.name+tpl.description, -1) {
			checkPath(t, c, k, placeholderPath(p))
		}
	}
	for name := range enumNouns {
		enum, value, _ := strings.Cut(name, ".")
		if _, ok := c.Enum(enum).Rank(value); !ok {
			t.Errorf("there is no %s", name)
		}
	}
}

func checkPath(t *testing.T, c *ontology.Catalogue, k *ontology.Kind, path []string) {
	t.Helper()
	f := k.Field(path[0])
	if f == nil || (f.Role != ontology.Stored && f.Role != ontology.Related) {
		t.Errorf("%s has no written field %s", k.Name, path[0])
		return
	}
	for _, next := range c.KindsOf(f.Type.Name).In(c) {
		if len(path) > 1 {
			checkPath(t, c, next, path[1:])
		}
	}
}

func TestFamilyName(t *testing.T) {
	for name, want := range map[string]string{
		"Yuwen Huyan": "Huyan", "L.J. Wolfgang Keppley": "Keppley", "Martin L. King, Jr.": "King", "Arpaio": "Arpaio", "": "",
	} {
		if got := familyName(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}
