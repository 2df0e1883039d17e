package identity

import (
	"os"
	"strings"
	"testing"

	"graph287g/seed/geo"
)

// judged reads a table of testdata, which others judged by hand from the workbooks.
func judged(t *testing.T, name string) []map[string]string {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	head := strings.Split(lines[0], "\t")
	var out []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, v := range strings.Split(line, "\t") {
			row[head[i]] = v
		}
		out = append(out, row)
	}
	return out
}

// TestPairs: names that were judged to be one agency are one, and all others are not.
func TestPairs(t *testing.T) {
	joined, apart := 0, 0
	for _, p := range judged(t, "pairs.tsv") {
		a, b := Identify(Printed{State: p["state"], Agency: p["a"]}), Identify(Printed{State: p["state_b"], Agency: p["b"]})
		same := a.State == b.State && a.Key == b.Key
		if same != (p["join"] == "yes") {
			t.Errorf("%s %q and %s %q: one agency is %t; %s", p["state"], p["a"], p["state_b"], p["b"], same, p["why"])
		}
		if p["join"] == "yes" {
			joined++
		} else {
			apart++
		}
	}
	if joined < 150 || apart < 150 {
		t.Errorf("%d pairs that are one agency and %d that are not: 150 each are the least", joined, apart)
	}
}

// TestSample holds the agencies of a random sample against what was judged of them by hand: kind, level, and the place that they serve. No town's
// agency may be shown as a county's own.
func TestSample(t *testing.T) {
	counties, err := geo.Counties()
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, c := range counties {
		names[c.FIPS] = c.Name
	}
	sample := judged(t, "sample300.tsv")
	right := map[string]int{}
	for _, s := range sample {
		a := Describe([]Printed{{State: s["state"], Agency: s["agency"]}})
		fips := ""
		if a.Place.Kind == "COUNTY" {
			fips = a.Place.FIPS
		}
		for what, ok := range map[string]bool{"kind": a.Kind == s["kind"], "level": a.Level == s["level"], "county": fips == s["county_fips"]} {
			if ok {
				right[what]++
			} else {
				t.Logf("%s %q: %s %s %s %s, judged %s %s %s (%s)", s["state"], s["agency"], a.Kind, a.Level, names[fips], a.Place.Name, s["kind"], s["level"], names[s["county_fips"]], s["note"])
			}
		}
		if fips != "" && s["county_fips"] == "" {
			t.Errorf("%s %q is shown as the agency of %s, which it isn't", s["state"], s["agency"], names[fips])
		}
	}
	t.Logf("of %d: %v", len(sample), right)
	for what, n := range right {
		if 100*n < 97*len(sample) {
			t.Errorf("%s is right of %d in %d", what, n, len(sample))
		}
	}
}
