package e2e

import (
	"encoding/json"
	"slices"
	"testing"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
)

// askInto asks a query without variables, and reads its data.
func askInto[T any](t *testing.T, s store.Store, query string) T {
	t.Helper()
	var out struct {
		Data   T
		Errors []any
	}
	if err := json.Unmarshal(ask(t, serve(t, s), query, nil), &out); err != nil || len(out.Errors) > 0 {
		t.Fatal(err, out.Errors)
	}
	return out.Data
}

// TestStandingTravelsToNassau: that Nassau is the county in New York is our reading, and so is all that is reached over it.
func TestStandingTravelsToNassau(t *testing.T) {
	type links struct {
		Edges []struct {
			Link struct {
				Standing string
				Via      []struct{ Standing string }
			}
			Node struct{ ID string }
		}
	}
	eachSeeded(t, func(t *testing.T, s store.Store) {
		county := askInto[struct{ County map[string]links }](t, s, `{ county(fips: "36059") {
			agencies { edges { link { standing via { standing } } node { id } } }
			agreements { edges { link { standing via { standing } } node { id } } }
			sources { edges { link { standing via { standing } } node { id } } }
			relatedSources { edges { link { standing via { standing } } node { id } } }
		} }`).County
		for field, list := range county {
			if len(list.Edges) == 0 {
				t.Errorf("%s is empty", field)
			}
			for _, e := range list.Edges {
				if e.Link.Standing != "INFERRED" || slices.ContainsFunc(e.Link.Via, func(v struct{ Standing string }) bool { return v.Standing != "INFERRED" }) {
					t.Errorf("%s leads to %s: %+v", field, e.Node.ID, e.Link)
				}
			}
		}
	})
}

// TestWhatAClaimNamesIsNoFirmer: in the export no relation of a claim to what it names is firmer than the claim, while that it is made in
// its source is stated.
func TestWhatAClaimNamesIsNoFirmer(t *testing.T) {
	g := readExport(t, exported(t, seeded(t, embedded.Memory(ontology.Must()))))
	ours := 0
	for id, n := range g.nodes {
		if n.Kind != "Claim" || n.Properties["standing"] != "INFERRED" {
			continue
		}
		ours++
		for _, e := range g.edges[id] {
			switch e.Relation {
			case "ABOUT", "OBJECT", "SCOPE", "ON_TOPIC", "SUPPORTS", "ASSERTED_BY":
				if e.Properties["standing"] == "STATED" {
					t.Errorf("%s is our reading, but %s %s is STATED", id, e.Relation, e.ID)
				}
			case "MADE_IN":
				if e.Properties["standing"] != "STATED" {
					t.Errorf("that %s is made in its source is %s", id, e.Properties["standing"])
				}
			}
		}
	}
	if ours < 20 {
		t.Fatalf("%d claims are our reading", ours)
	}
}
