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
		{"n. 3", "n. 9", "n. 12", "n. 100"},
		{"¶ 2", "¶3", "¶ 14", "¶15"},
		{"p. i", "p. iv", "p. ix", "p. xii", "p. xl", "p. 3", "p. 10", "p. 100"},
		{"pp. 9–10", "pp. 10–2", "pp. 10–11"},
		{"row 2, SIGNED", "row 12, AGENCY", "row 12, SIGNED", "row 100, AGENCY"},
		{"L1", "fn1", "somewhere 2", "somewhere 10"},
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
	for _, same := range [][2]string{{"¶ 14", "¶14"}, {"fn 9", "fn9"}, {"fn09", "fn9"}} {
		if a, b := placeOf("a", same[0], ""), placeOf("a", same[1], ""); a != b {
			t.Errorf("%s is at %q, %s at %q", same[0], a, same[1], b)
		}
	}
}

func TestRomanNumerals(t *testing.T) {
	for text, want := range map[string]int{"i": 1, "iv": 4, "xii": 12, "xxxix": 39, "xl": 40, "mcmxciv": 1994, "iiii": 0, "vx": 0, "": 0, "mild": 0} {
		if got := roman(text); got != want {
			t.Errorf("%q: got %d, want %d", text, got, want)
		}
	}
}

// FuzzPlaces holds that numbers compare by size, whatever stands around them.
func FuzzPlaces(f *testing.F) {
	f.Add("fn", uint32(9), uint32(10))
	f.Add("p. ", uint32(1), uint32(999))
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
