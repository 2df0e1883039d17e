package ontology

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestConstantsAreTheEnums(t *testing.T) {
	c := Must()
	if n := len(c.Enum("Basis").Values); n != Bases-1 {
		t.Errorf("%d bases and none, Bases is %d", n, Bases)
	}
	if n := len(c.Enum("Reach").Values); n != Reaches-1 {
		t.Errorf("%d reaches and none, Reaches is %d", n, Reaches)
	}
	if n := len(c.Enum("Standing").Values); n != Standings {
		t.Errorf("%d standings, Standings is %d", n, Standings)
	}
	for name, standing := range map[string]Standing{"STATED": Stated, "INFERRED": Inferred, "DERIVED": Derived, "UNKNOWN": Unknown} {
		if rank, ok := c.Enum("Standing").Rank(name); !ok || Standing(rank) != standing {
			t.Errorf("%s is %d in the enum, %d here", name, rank, standing)
		}
	}
}

func TestStrongestBasisIsDeclaredFirst(t *testing.T) {
	var names []string
	for _, v := range Must().Enum("Basis").Values {
		names = append(names, v.Name)
	}
	for _, pair := range [][2]string{
		{"PARTY", "OFFICER_PARTY"}, {"SAME_AGREEMENT", "SAME_AGENCY"}, {"SAME_AGENCY", "SAME_PLACE"}, {"CITATION", "MENTION"}, {"MENTION", "DOCTRINE"}, {"DOCTRINE", "TOPIC"},
	} {
		if slices.Index(names, pair[0]) >= slices.Index(names, pair[1]) {
			t.Errorf("%s should come before %s", pair[0], pair[1])
		}
	}
}

func TestWeakerAndWiderWin(t *testing.T) {
	for _, x := range []struct{ a, b, want Basis }{{0, 0, 0}, {0, 3, 3}, {3, 0, 3}, {1, 12, 12}, {12, 1, 12}} {
		if got := x.a.Weaker(x.b); got != x.want {
			t.Errorf("the weaker of %d and %d is %d", x.a, x.b, got)
		}
	}
	for _, x := range []struct{ a, b, want Reach }{{0, 0, 0}, {0, 2, 2}, {2, 0, 2}, {1, 4, 4}} {
		if got := x.a.Wider(x.b); got != x.want {
			t.Errorf("the wider of %d and %d is %d", x.a, x.b, got)
		}
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
	want := map[string]string{"ABOUT": "MENTION", "OBJECT": "MENTION", "SCOPE": "MENTION", "CITES": "CITATION", "REPORTS_ON": "REPORT", "ON_TOPIC": "TOPIC", "BROADER": "NARROWER_TOPIC"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("bases (-want +got):\n%s", diff)
	}
}
