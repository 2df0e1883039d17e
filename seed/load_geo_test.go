package seed

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"graph287g/ontology"
	"graph287g/store"
)

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

// country is a file of places.
const country = `- id: place/us
  name: United States
  description: the country
  kind: COUNTRY
`

func TestAllStatesLieInTheCountry(t *testing.T) {
	in := func(g *Graph) (out []string) {
		for _, e := range g.Edges {
			if e.Relation == "IN_COUNTRY" {
				out = append(out, e.From+" "+e.To)
			}
		}
		return out
	}
	if got := in(mustLoad(t, fstest.MapFS{"places.yaml": {Data: []byte(country)}})); len(got) != 56 || !slices.Contains(got, "state/NC place/us") {
		t.Errorf("%d states lie in the country: %v", len(got), got)
	}
	if got := in(mustLoad(t, fstest.MapFS{"places.yaml": {Data: []byte(strings.ReplaceAll(country, "COUNTRY", "OTHER"))}})); len(got) != 0 {
		t.Errorf("without a country, states lie in %v", got)
	}
	_, err := Load(ontology.Must(), miniFiles(t, fstest.MapFS{"places.yaml": {Data: []byte(country + strings.ReplaceAll(country, "place/us", "place/us-2"))}}))
	if err == nil || !strings.Contains(err.Error(), "place/us-2 is a country, and so is place/us") {
		t.Errorf("two countries: %v", err)
	}
}
