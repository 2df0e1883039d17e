package seed

import (
	"testing"

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
