package seed

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"graph287g/ontology"
)

// Worked out from the four articles by hand, before there was a loader that could: of all counts that they print, two alone are exact, of
// one article, subject and unit, and of days that follow one another. An article with figures by May 19 has 135 signed agreements as of December
// of the year before and 588 by that day: 588 − 135 = 453, and 453 ÷ 135 = 3.3555….
//
// Nothing follows from the others: 650 is “nearly” and “about half” about, so that Florida's share follows from neither; 83 agreements were
// pending, which isn't signed; 514 are new ones since January, with no last day; 135 agencies in another article are not agreements; 15 agencies
// in six states, 40 states, 40 and 8 hours and four weeks have no second figure of their sort.
func TestWhatFollowsFromTheArticles(t *testing.T) {
	want := []string{
		"claim/287g-graph/sidiqi-2025/agreements-2024/agreements-2025/change: agreementChange 453 EXACT agreements 2024-12/2025-05-19" +
			" from claim/sidiqi-2025/agreements-2024, claim/sidiqi-2025/agreements-2025",
		"claim/287g-graph/sidiqi-2025/agreements-2024/agreements-2025/growth: agreementGrowth 335.6 ABOUT percent 2024-12/2025-05-19" +
			" from claim/sidiqi-2025/agreements-2024, claim/sidiqi-2025/agreements-2025",
	}
	g, err := Load(ontology.Must(), Embedded())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, derivedFigures(t, g)); diff != "" {
		t.Errorf("derived figures (-want +got):\n%s", diff)
	}
}

// derivedFigures lists the claims that were computed, with what they were computed from.
func derivedFigures(t *testing.T, g *Graph) []string {
	t.Helper()
	from := map[string][]string{}
	for _, e := range g.Edges {
		if e.Relation == "DERIVED_FROM" {
			from[e.From] = append(from[e.From], e.To)
		}
	}
	var out []string
	for _, n := range g.Nodes {
		if n.Kind != "Claim" || n.Properties["standing"] != "DERIVED" {
			continue
		}
		p := n.Properties
		slices.Sort(from[n.ID])
		out = append(out, fmt.Sprintf("%s: %v %v %v %v %v from %s", n.ID, p["field"], p["number"], p["comparator"], p["unit"],
			p["asOf"].(map[string]any)["edtf"], strings.Join(from[n.ID], ", ")))
	}
	return out
}

// exactCounts are claims of one source on the program, each a line of fields.
func exactCounts(claims ...string) []string {
	for i, c := range claims {
		claims[i] = "kind: FIGURE, comparator: EXACT, unit: agreements, " + c
	}
	return claims
}

func TestFiguresThatFollow(t *testing.T) {
	const program, us = "subject: topic/287g-program, field: agreementCount, ", "subject: topic/287g-program, field: agreementCount, scope: [place/us], "
	for name, c := range map[string]struct {
		claims []string
		want   string
	}{
		"a count that grew": {exactCounts(program+"number: 100, asOf: 2024", program+"number: 150, asOf: 2025"),
			"one/1/2/change 50 EXACT agreements 2024/2025; one/1/2/growth 50 EXACT percent 2024/2025"},
		"one that fell": {exactCounts(program+"number: 150, asOf: 2024-12-31", program+"number: 100, asOf: 2025-01-01"),
			"one/1/2/change -50 EXACT agreements 2024-12-31/2025-01-01; one/1/2/growth -33.3 ABOUT percent 2024-12-31/2025-01-01"},
		"one that stayed": {exactCounts(program+"number: 7, asOf: 2024", program+"number: 7, asOf: 2025"),
			"one/1/2/change 0 EXACT agreements 2024/2025; one/1/2/growth 0 EXACT percent 2024/2025"},
		"a series, each with the one before, in order of their dates": {exactCounts(program+"number: 3, asOf: 2025", program+"number: 1, asOf: 2023", program+"number: 2, asOf: 2024"),
			"one/2/3/change 1 EXACT agreements 2023/2024; one/2/3/growth 100 EXACT percent 2023/2024; one/3/1/change 1 EXACT agreements 2024/2025; one/3/1/growth 50 EXACT percent 2024/2025"},
		"from nothing there is no percentage": {exactCounts(program+"number: 0, asOf: 2024", program+"number: 5, asOf: 2025"), "one/1/2/change 5 EXACT agreements 2024/2025"},
		"a count by a day after one of a month": {exactCounts(program+"number: 4, asOf: 2024-12", program+"number: 5, asOf: ../2025-05-19"),
			"one/1/2/change 1 EXACT agreements 2024-12/2025-05-19; one/1/2/growth 25 EXACT percent 2024-12/2025-05-19"},
		"counts by days": {exactCounts(program+"number: 4, asOf: ../2024-12-31", program+"number: 5, asOf: ../2025-05-19"),
			"one/1/2/change 1 EXACT agreements 2024-12-31/2025-05-19; one/1/2/growth 25 EXACT percent 2024-12-31/2025-05-19"},
		"a figure that is given twice counts once": {exactCounts(program+"number: 4, asOf: 2024", program+"number: 4, asOf: 2024", program+"number: 5, asOf: 2025"),
			"one/1/3/change 1 EXACT agreements 2024/2025; one/1/3/growth 25 EXACT percent 2024/2025"},
		"a share of a total": {exactCounts(us+"number: 588, asOf: 2025-05-19", "subject: state/NC, field: agreementCount, number: 277, asOf: 2025-05-19, topics: [topic/287g-program]"),
			"one/2/1/share 47.1 ABOUT percent 2025-05-19"},
		"a share where the place is the scope": {exactCounts(us+"number: 8, asOf: 2025", program+"scope: [state/NC], number: 2, asOf: 2025"), "one/2/1/share 25 EXACT percent 2025"},

		"nothing of one count":                   {exactCounts(program + "number: 1, asOf: 2024"), ""},
		"nothing without a date":                 {exactCounts(program+"number: 1, asOf: 2024", program+"number: 2"), ""},
		"nothing of dates that overlap":          {exactCounts(program+"number: 1, asOf: 2025", program+"number: 2, asOf: 2025-05"), ""},
		"nothing of a day within what is open":   {exactCounts(program+"number: 1, asOf: 2025-01-01", program+"number: 2, asOf: ../2025-01-01"), ""},
		"nothing of figures since a day":         {exactCounts(program+"number: 1, asOf: 2024", program+"number: 2, asOf: 2025-01-01/.."), ""},
		"nothing of about a year":                {exactCounts(program+"number: 1, asOf: 2023", program+"number: 2, asOf: 2025~"), ""},
		"nothing of days that differ in figures": {exactCounts(program+"number: 1, asOf: 2024", program+"number: 2, asOf: 2024", program+"number: 3, asOf: 2025"), ""},
		"nothing of another unit":                {[]string{exactCounts(program + "number: 1, asOf: 2024")[0], "kind: FIGURE, comparator: EXACT, unit: agencies, " + program + "number: 2, asOf: 2025"}, ""},
		"nothing of another measure":             {exactCounts(program+"number: 1, asOf: 2024", "subject: topic/287g-program, field: pendingAgreementCount, number: 2, asOf: 2025"), ""},
		"nothing of another subject":             {exactCounts(program+"number: 1, asOf: 2024", "subject: state/NC, field: agreementCount, number: 2, asOf: 2025"), ""},
		"nothing of another scope":               {exactCounts(program+"number: 1, asOf: 2024", us+"number: 2, asOf: 2025"), ""},
		"nothing of another population":          {exactCounts(program+"number: 1, asOf: 2024", program+"population: sheriffs, number: 2, asOf: 2025"), ""},
		"nothing of another who says it":         {exactCounts(program+"number: 1, asOf: 2024", program+"attribution: ICE, number: 2, asOf: 2025"), ""},
		"nothing of what is about":               {[]string{exactCounts(program + "number: 1, asOf: 2024")[0], "kind: FIGURE, comparator: ABOUT, unit: agreements, " + program + "number: 2, asOf: 2025"}, ""},
		"nothing of what is nearly":              {[]string{exactCounts(program + "number: 1, asOf: 2024")[0], "kind: FIGURE, comparator: NEARLY, unit: agreements, " + program + "number: 2, asOf: 2025"}, ""},
		"nothing of what is more":                {[]string{exactCounts(program + "number: 1, asOf: 2024")[0], "kind: FIGURE, comparator: OVER, unit: agreements, " + program + "number: 2, asOf: 2025"}, ""},
		"nothing of half a thing":                {exactCounts(program+"number: 1, asOf: 2024", program+"number: 2.5, asOf: 2025"), ""},
		"nothing of our reading":                 {exactCounts(program+"number: 1, asOf: 2024", program+"number: 2, asOf: 2025, standing: INFERRED, reason: Because."), ""},
		"nothing of what is denied":              {exactCounts(program+"number: 1, asOf: 2024", program+"number: 2, asOf: 2025, negated: true"), ""},
		"nothing of durations": {[]string{"kind: FIGURE, comparator: EXACT, unit: hours, subject: topic/287g-program, field: duration, number: 40, asOf: 2024",
			"kind: FIGURE, comparator: EXACT, unit: hours, subject: topic/287g-program, field: duration, number: 80, asOf: 2025"}, ""},
		"no share of another day":         {exactCounts(us+"number: 8, asOf: 2025-05", "subject: state/NC, field: agreementCount, number: 2, asOf: 2025-06, topics: [topic/287g-program]"), ""},
		"no share of another topic":       {exactCounts(us+"number: 8, asOf: 2025", "subject: state/NC, field: agreementCount, number: 2, asOf: 2025"), ""},
		"no share that is our reading":    {exactCounts(us+"number: 8, asOf: 2025", "subject: state/NC, field: agreementCount, number: 2, asOf: 2025, topics: [{to: topic/287g-program, standing: INFERRED}]"), ""},
		"no share beyond the whole":       {exactCounts(us+"number: 8, asOf: 2025", "subject: state/NC, field: agreementCount, number: 9, asOf: 2025, topics: [topic/287g-program]"), ""},
		"no share of nothing":             {exactCounts(us+"number: 0, asOf: 2025", "subject: state/NC, field: agreementCount, number: 0, asOf: 2025, topics: [topic/287g-program]"), ""},
		"no share of a total of no place": {exactCounts(program+"number: 8, asOf: 2025", "subject: state/NC, field: agreementCount, number: 2, asOf: 2025, topics: [topic/287g-program]"), ""},
		"no share of two totals":          {exactCounts(us+"number: 8, asOf: 2025", us+"number: 9, asOf: 2025", "subject: state/NC, field: agreementCount, number: 2, asOf: 2025, topics: [topic/287g-program]"), ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := figuresOf(t, c.claims, nil)
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestNothingFollowsFromTwoSources(t *testing.T) {
	const program = "subject: topic/287g-program, field: agreementCount, "
	if got := figuresOf(t, exactCounts(program+"number: 1, asOf: 2024"), exactCounts(program+"number: 2, asOf: 2025")); got != "" {
		t.Errorf("got %s", got)
	}
}

// figuresOf loads claims of two sources and lists what follows from them.
func figuresOf(t *testing.T, a, b []string) string {
	t.Helper()
	files := twoSources(a, b)
	if b == nil {
		delete(files, "sources/two.yaml")
	}
	files["topics.yaml"] = &fstest.MapFile{Data: []byte("- {id: topic/detainer, slug: detainer, name: Detainers, kind: PRACTICE, description: d}\n- {id: topic/287g-program, slug: 287g-program, name: The program, kind: PROGRAM, description: d}\n")}
	files["places.yaml"] = &fstest.MapFile{Data: []byte("- {id: place/us, name: United States, kind: COUNTRY, description: d}\n")}
	g, err := Load(ontology.Must(), miniFiles(t, files))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, line := range derivedFigures(t, g) {
		words := strings.Fields(strings.TrimPrefix(line, "claim/287g-graph/"))
		out = append(out, strings.TrimSuffix(words[0], ":")+" "+strings.Join(words[2:6], " "))
	}
	return strings.Join(out, "; ")
}

// What seed check says of a figure that doesn't follow from its claims.
func TestDerivedFiguresAreReckonedAnew(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(l *loader, e *entry)
		want  string
	}{
		"as they are made":        {func(*loader, *entry) {}, ""},
		"another number":          {func(_ *loader, e *entry) { e.properties["number"] = 335.7 }, "is 335.7, but 135 and 588 give 335.55555555555554"},
		"another measure":         {func(_ *loader, e *entry) { e.properties["field"] = "agreementCount" }, "by no rule that is known"},
		"a claim that is read in": {func(l *loader, e *entry) { l.targets(e, "derivedFrom")[0].properties["standing"] = "INFERRED" }, "that one source doesn't state"},
	} {
		t.Run(name, func(t *testing.T) {
			l, _, err := loadFiles(ontology.Must(), Embedded(), dataFolder, nil)
			if err != nil {
				t.Fatal(err)
			}
			c.spoil(l, l.byID["claim/287g-graph/sidiqi-2025/agreements-2024/agreements-2025/growth"])
			if n := l.checkDerived(); n != 2 {
				t.Errorf("%d derived figures, want 2", n)
			}
			switch err := l.err(); {
			case c.want == "" && err != nil:
				t.Error(err)
			case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
				t.Errorf("got %v, want that it says %q", err, c.want)
			}
		})
	}
}
