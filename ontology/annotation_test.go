package ontology

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWhatSaysSomethingOfOthersIsAnAnnotation(t *testing.T) {
	c := Must()
	if got, want := c.Annotations(), c.KindsOf("Claim")|c.KindsOf("Disagreement")|c.KindsOf("Listing")|c.KindsOf("Snapshot"); got != want {
		t.Errorf("annotations: %b, not %b", got, want)
	}
	var got []string
	for _, r := range c.Relations {
		if c.Annotates(r) {
			got = append(got, r.Type)
		}
	}
	// CITES and HAS_CITATION join citations with entities; ON_TOPIC has lawsuits beside claims.
	want := []string{"ABOUT", "ASSERTED_BY", "CONTRASTS", "DERIVED_FROM", "EDITION_OF", "FIRST_IN", "LAST_IN", "LAST_LISTED_IN", "LISTS", "MADE_IN", "NAMES_AGENCY", "OBJECT", "OVER", "SCOPE", "SHOWS", "SUPPORTS"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("relations that annotate (-want +got):\n%s", diff)
	}
}
