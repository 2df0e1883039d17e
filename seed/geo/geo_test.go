package geo

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

func mustStates(t testing.TB) []State {
	t.Helper()
	states, err := States()
	if err != nil {
		t.Fatal(err)
	}
	return states
}

func mustCounties(t testing.TB) []County {
	t.Helper()
	counties, err := Counties()
	if err != nil {
		t.Fatal(err)
	}
	return counties
}

func countBy[T any, K comparable](items []T, key func(T) K) map[K]int {
	counts := map[K]int{}
	for _, item := range items {
		counts[key(item)]++
	}
	return counts
}

func wantCounts[K comparable](t *testing.T, got, want map[K]int) {
	t.Helper()
	for k, n := range want {
		if got[k] != n {
			t.Errorf("%v: got %d, want %d", k, got[k], n)
		}
	}
}

func codesByFIPS(t testing.TB) map[string]string {
	t.Helper()
	codes := map[string]string{}
	for _, s := range mustStates(t) {
		codes[s.FIPS] = s.Code
	}
	return codes
}

func TestStatesHoldFiftyStatesTheDistrictAndFiveTerritories(t *testing.T) {
	got := countBy(mustStates(t), func(s State) StateKind { return s.Kind })
	wantCounts(t, got, map[StateKind]int{KindState: 50, KindDistrict: 1, KindTerritory: 5})
	if n := len(mustStates(t)); n != 56 {
		t.Errorf("got %d in all, want 56", n)
	}
}

func TestStatesCarryTheirPostalCodes(t *testing.T) {
	codes := codesByFIPS(t)
	for fips, want := range map[string]string{
		"01": "AL", "02": "AK", "09": "CT", "11": "DC", "37": "NC", "56": "WY",
		"60": "AS", "66": "GU", "69": "MP", "72": "PR", "78": "VI",
	} {
		if codes[fips] != want {
			t.Errorf("%s: got %q, want %q", fips, codes[fips], want)
		}
	}
}

func TestCountiesHoldTheListOf2022(t *testing.T) {
	counts := countBy(mustCounties(t), isTerritory)
	t.Run("50 states and DC give 3144", func(t *testing.T) {
		wantCounts(t, counts, map[bool]int{false: 3144})
	})
	t.Run("territories give 91", func(t *testing.T) {
		wantCounts(t, counts, map[bool]int{true: 91})
	})
}

func isTerritory(c County) bool {
	return slices.Contains([]string{"60", "66", "69", "72", "78"}, c.StateFIPS())
}

func TestEveryStateHasItsNumberOfCounties(t *testing.T) {
	codes := codesByFIPS(t)
	got := countBy(mustCounties(t), func(c County) string { return codes[c.StateFIPS()] })
	if len(got) != 56 {
		t.Errorf("counties lie in %d states, want 56", len(got))
	}
	wantCounts(t, got, map[string]int{
		"TX": 254, "GA": 159, "VA": 133, "AK": 30, "CT": 9, "LA": 64, "NC": 100,
		"MO": 115, "MD": 24, "NV": 17, "SD": 66, "DE": 3, "HI": 5, "DC": 1,
		"AS": 5, "GU": 1, "MP": 4, "PR": 78, "VI": 3,
	})
}

func TestEveryKindHasItsNumberOfCounties(t *testing.T) {
	got := countBy(mustCounties(t), func(c County) CountyKind { return c.Kind })
	wantCounts(t, got, map[CountyKind]int{
		CountyProper: 2999, CountyParish: 64, CountyBorough: 19, CountyCensusArea: 11,
		CountyIndependentCity: 41, CountyPlanningRegion: 9, CountyMunicipio: 78,
		CountyTerritory: 13, CountyOther: 1,
	})
	t.Run("Virginia is 95 counties and 38 cities", func(t *testing.T) {
		got := countBy(mustCounties(t), func(c County) string { return c.StateFIPS() + string(c.Kind) })
		wantCounts(t, got, map[string]int{"51COUNTY": 95, "51INDEPENDENT_CITY": 38})
	})
}

func TestNamesHoldNoLooseAccents(t *testing.T) {
	// NFC itself is not in the standard library; a combining mark left over
	// is how a decomposed Spanish name would show.
	for _, c := range mustCounties(t) {
		if strings.ContainsFunc(c.Name, unicode.IsMark) {
			t.Errorf("%s %q holds a combining mark", c.FIPS, c.Name)
		}
	}
}

func TestNoStateHasTwoCountiesOfOneName(t *testing.T) {
	got := countBy(mustCounties(t), func(c County) string { return c.StateFIPS() + " " + c.Name })
	for name, n := range got {
		if n > 1 {
			t.Errorf("%s occurs %d times", name, n)
		}
	}
}

func TestCallersGetTheirOwnSlice(t *testing.T) {
	mustCounties(t)[0].Name = "changed"
	if got := mustCounties(t)[0].Name; got != "Autauga County" {
		t.Errorf("got %q after another caller's change", got)
	}
}

func TestStateFIPSOfAShortCodeDoesNotPanic(t *testing.T) {
	for _, fips := range []string{"", "3"} {
		if got := (County{FIPS: fips}).StateFIPS(); got != fips {
			t.Errorf("got %q, want %q", got, fips)
		}
	}
}
