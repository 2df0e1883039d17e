package ontology

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestClaimsAndDisagreementsAreAside(t *testing.T) {
	c := Must()
	if got, want := c.Aside(), c.KindsOf("Claim")|c.KindsOf("Disagreement"); got != want {
		t.Errorf("aside: %b, not %b", got, want)
	}
	var got []string
	for _, r := range c.Relations {
		if c.LeadsAside(r) {
			got = append(got, r.Type)
		}
	}
	// CITES and HAS_CITATION join citations with entities; ON_TOPIC has lawsuits beside claims.
	want := []string{"ABOUT", "ASSERTED_BY", "CONTRASTS", "DERIVED_FROM", "MADE_IN", "OBJECT", "OVER", "SCOPE", "SHOWS", "SUPPORTS"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("relations that lead aside (-want +got):\n%s", diff)
	}
}

func TestWeakRelationsHaveABasis(t *testing.T) {
	c := Must()
	got := map[string]string{}
	for _, r := range c.Relations {
		if r.Basis != 0 {
			got[r.Type] = c.Enum("Basis").Values[r.Basis-1].Name
		}
	}
	want := map[string]string{"ABOUT": "MENTION", "OBJECT": "MENTION", "SCOPE": "MENTION", "CITES": "CITATION", "REPORTS_ON": "REPORT", "ON_TOPIC": "TOPIC"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("bases (-want +got):\n%s", diff)
	}
}

// Hubs are named in answers as entities.
func TestKindsThatAreHubsAreEntities(t *testing.T) {
	c := Must()
	for _, k := range c.Kinds {
		if k.Hub && !c.KindsOf("Entity").Has(k.Index) {
			t.Errorf("%s is no entity", k.Name)
		}
	}
}
