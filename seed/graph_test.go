package seed

import (
	"strings"
	"testing"

	"graph287g/ontology"
	"graph287g/store"
)

// TestEmbedded: the curated files of the repository are without a problem.
func TestEmbedded(t *testing.T) {
	if _, err := Load(Embedded()); err != nil {
		t.Error(err)
	}
}

func node(t *testing.T, g *Graph, id string) store.Node {
	t.Helper()
	for _, n := range g.Nodes {
		if n.ID == id {
			return n
		}
	}
	t.Fatalf("there is no %s", id)
	return store.Node{}
}

func TestReferenceData(t *testing.T) {
	g := mustLoad(t, nil)
	for id, description := range map[string]string{
		"state/NC": "state", "state/DC": "federal district", "state/GU": "territory",
		"county/37119": "county in North Carolina (NC)", "county/22071": "parish in Louisiana (LA)",
		"county/51510": "independent city in Virginia (VA)", "county/09110": "planning region in Connecticut (CT)",
		"county/11001": "county-equivalent in the District of Columbia (DC)", "county/78010": "county-equivalent in the United States Virgin Islands (VI)",
	} {
		if got := node(t, g, id).Properties["description"]; got != description {
			t.Errorf("%s: got %q, want %q", id, got, description)
		}
	}
	got := string(store.AppendJSON(nil, node(t, g, "county/37119").Properties))
	want := `{"aliases":[],"description":"county in North Carolina (NC)","fips":"37119","formerIds":[],` +
		`"identifiers":[{"scheme":"FIPS","value":"37119"},{"scheme":"GEOID","value":"37119"}],"kind":"COUNTY","name":"Mecklenburg County","named":true,` +
		`"standings":[{"field":"description","reason":"Composed from the Census Bureau's kind and state.","standing":"DERIVED"}]}`
	if got != want {
		t.Errorf("got\n%s, want\n%s", got, want)
	}
}

// TestTemplates: templates are of curated kinds, and each field in one is a field of the kind that it is read from. A kind
// without a template has names and descriptions that curators write.
func TestTemplates(t *testing.T) {
	c := ontology.Must()
	for name, tpl := range templates {
		k := c.Kind(name)
		if k == nil || !isEntity(k) || k.Source != "" {
			t.Errorf("%s is no curated kind", name)
			continue
		}
		for _, p := range placeholder.FindAllString(tpl.name+tpl.description, -1) {
			checkPath(t, c, k, pathOf(p))
		}
	}
	for name := range nouns {
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
