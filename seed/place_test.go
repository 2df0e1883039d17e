package seed

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"graph287g/ontology"
	"graph287g/store"
)

func TestLocatorsSortAsReadersCount(t *testing.T) {
	for _, want := range [][]string{
		{"L5", "L9", "L10", "L108", "¶1", "¶2", "¶10", "fn1", "fn2", "fn9", "fn10", "fn33"},
		{"row 2, SIGNED", "row 12, AGENCY", "row 12, SIGNED", "row 100, AGENCY"},
	} {
		got := slices.Clone(want)
		slices.Reverse(got)
		slices.SortFunc(got, func(a, b string) int { return cmp.Compare(placeOf("s", a, ""), placeOf("s", b, "")) })
		if !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestPlacesWithinALocator(t *testing.T) {
	places := []string{
		placeOf("a", "fn10", "1"), placeOf("a-b", "¶5", ""), placeOf("a-b", "¶5", ".2"), placeOf("a-b", "¶5", ".10"), placeOf("a-b", "¶50", ""),
		placeOf("a-b", "fn9", "2"), placeOf("a-b", "fn9", "10"), placeOf("b", "L1", ".1"),
	}
	if !slices.IsSorted(places) {
		t.Errorf("not in order: %q", places)
	}
}

// FuzzPlaces holds that numbers compare by size, whatever stands around them.
func FuzzPlaces(f *testing.F) {
	f.Add("fn", uint32(9), uint32(10))
	f.Fuzz(func(t *testing.T, unit string, a, b uint32) {
		if unit != "" && unit[len(unit)-1] >= '0' && unit[len(unit)-1] <= '9' {
			return // another number
		}
		x, y := sortableNumbers(unit+strconv.Itoa(int(a))), sortableNumbers(unit+strconv.Itoa(int(b)))
		if cmp.Compare(a, b) != cmp.Compare(x, y) {
			t.Errorf("%s%d is %q, %s%d is %q", unit, a, x, unit, b, y)
		}
	})
}

// The footnotes of a claim and those of a source come in one order, though the first are a short list in the order in which they are read.
func TestFootnotesOfAClaimComeByPlace(t *testing.T) {
	l, _, err := loadFiles(ontology.Must(), Embedded(), dataFolder, nil)
	if err != nil {
		t.Fatal(err)
	}
	several := 0
	for _, e := range l.entries {
		if e.kind.Name != "Claim" {
			continue
		}
		edges := slices.SortedFunc(slices.Values(l.edgesOf(e, "citations")), func(a, b *edge) int {
			return cmp.Compare(a.Properties[store.PositionProperty].(int64), b.Properties[store.PositionProperty].(int64))
		})
		if len(edges) > 1 {
			several++
		}
		if !slices.IsSortedFunc(edges, func(a, b *edge) int { return comparePlaces(l.byID[a.From], l.byID[b.From]) }) {
			t.Errorf("the citations of %s aren't in order of their places", e.id)
		}
	}
	if several == 0 {
		t.Error("no claim has several citations")
	}
}

// Every claim and citation has a place, and those of a source come together.
func TestEveryClaimAndCitationHasAPlace(t *testing.T) {
	g, err := Load(ontology.Must(), Embedded())
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range g.Nodes {
		if n.Kind != "Claim" && n.Kind != "Citation" {
			continue
		}
		source := strings.Split(n.ID, "/")[1]
		if place, _ := n.Properties["place"].(string); !strings.HasPrefix(place, source+" ") {
			t.Errorf("%s is at %q", n.ID, place)
		}
	}
}
