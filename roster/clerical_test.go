package roster_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/roster"
)

// TestManyRowsLeftAtOnce holds the states of which many rows left at once against roster/testdata/cases.md.
func TestManyRowsLeftAtOnce(t *testing.T) {
	h := compiled(t)
	var got []string
	for _, m := range h.LeavingsOf(h.Agencies()).Many() {
		got = append(got, m.In(m.State))
		if m.IsClerical() {
			t.Errorf("a sign of clerical work: %s", m.In(m.State))
		}
	}
	const why = " Why so many left at once the lists don't tell: that may be one decision in the state, or clerical work."
	want := []string{
		"5 of the 8 agreements of MD left between the lists of February 17, 2026 and March 2, 2026, and none has come back." + why,
		"5 of the 46 agreements of KY left between the lists of April 30, 2026 and May 7, 2026, and none has come back." + why,
		"Both agreements of MD left between the lists of May 11, 2026 and May 18, 2026." + why,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestRowsThatCameBack holds the gaps of the real lists against cases.md.
func TestRowsThatCameBack(t *testing.T) {
	h := compiled(t)
	got := map[string][]string{}
	for _, a := range h.Agencies() {
		for _, g := range a.Agreements {
			for _, p := range h.Gaps(g, roster.Participating) {
				got[a.State+" "+a.Key] = append(got[a.State+" "+a.Key], p.String())
			}
		}
	}
	want := map[string][]string{
		"PA east-donegal-township-constable": {"It left after the list of July 23, 2025 and came back with that of August 4, 2025; the list of July 28, 2025 lacks it. " +
			"A row that comes back with the same day of signing is a sign of clerical work rather than of an end."},
		"TX southside-place-police": {"It left after the list of July 16, 2025 and came back with that of March 2, 2026; 30 lists from July 18, 2025 to February 17, 2026 lack it. " +
			"Meanwhile it is among the applications, in 2 lists of pending agencies from July 18, 2025 to July 21, 2025. Whether it was out of force between, the lists don't tell."},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// without returns the lists, of which those of some days lack the rows of a state: all, or those of agencies by how their names begin.
func without(lists []*roster.List, state string, agencies []string, days ...string) []*roster.List {
	for _, l := range lists {
		if l.Kind == roster.Participating && slices.Contains(days, l.Dated.Day) {
			l.Rows = slices.DeleteFunc(l.Rows, func(r roster.Row) bool {
				return r.State == state && (agencies == nil || slices.ContainsFunc(agencies, func(a string) bool { return strings.HasPrefix(r.Agency, a) }))
			})
		}
	}
	return lists
}

// TestManyRowsThatComeBackAreASign: where a list lacks a state's rows and the next has them, it is clerical work; where half of them stay away
// it may be, and the few that leave every week are nothing.
func TestManyRowsThatComeBackAreASign(t *testing.T) {
	// Wyoming has 17 rows in the lists of 7 and 11 May 2026: Carbon and Lincoln County one each, Crook County two.
	many := func(h *roster.History, state string) (out []string) {
		for _, m := range h.LeavingsOf(h.Agencies()).Many() {
			if m.State == state {
				out = append(out, m.In(state))
			}
		}
		return out
	}
	for name, c := range map[string]struct {
		agencies, stayAway, days []string
		want                     []string
	}{
		"all, and back": {nil, nil, []string{"2026-05-11"}, []string{"All 17 agreements of WY left between the lists of May 7, 2026 and May 11, 2026, and 17 of them came back later: a sign of clerical work rather than of 17 ends."}},
		"gone with the newest list": {nil, nil, []string{"2026-05-18"}, []string{"All 17 agreements of WY left between the lists of May 11, 2026 and May 18, 2026. " +
			"Why so many left at once the lists don't tell: that may be one decision in the state, or clerical work."}},
		"one of four back": {[]string{"Carbon", "Lincoln", "Crook"}, []string{"Carbon", "Crook"}, []string{"2026-05-11"}, []string{"4 of the 17 agreements of WY left between the lists of May 7, 2026 and May 11, 2026, and 1 of them came back later. " +
			"Why so many left at once the lists don't tell: that may be one decision in the state, or clerical work."}},
		"of two agencies": {[]string{"Carbon", "Crook"}, nil, []string{"2026-05-11"}, nil},
	} {
		lists := without(compiled(t).Expand(), "WYOMING", c.agencies, c.days...)
		if c.stayAway != nil {
			lists = without(lists, "WYOMING", c.stayAway, "2026-05-18")
		}
		if diff := cmp.Diff(c.want, many(roster.NewHistory(lists), "WY")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestTheDifferenceTellsSigns: what an import prints of rows that left and came back.
func TestTheDifferenceTellsSigns(t *testing.T) {
	all := compiled(t)
	older := func(day string) *roster.History {
		return roster.NewHistory(slices.DeleteFunc(all.Expand(), func(l *roster.List) bool { return l.Dated.Day > day }))
	}
	const maryland = "5 of the 8 agreements of Maryland left between the lists of February 17, 2026 and March 2, 2026. " +
		"Why so many left at once the lists don't tell: that may be one decision in the state, or clerical work."
	d := roster.Compare(older("2026-02-27"), older("2026-03-02"))
	if diff := cmp.Diff([]string{maryland}, d.ManyAtOnce); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	signed := 0
	for _, x := range d.Unlisted {
		if x.Sign == maryland && x.State == "MD" {
			signed++
		}
	}
	if text := d.String(); signed != 5 || strings.Count(text, maryland) != 1 || !strings.Contains(text, "many at once: "+maryland) {
		t.Errorf("%d with the sign; %s", signed, text)
	}
	back := func(x roster.Difference) bool {
		return x.Agency == "Southside Place Police Department" && strings.HasPrefix(x.Sign, "It left after the list of July 16, 2025")
	}
	if !slices.ContainsFunc(d.BackAgain, back) || !strings.Contains(d.String(), "back again: Southside Place Police Department (TX), task force: on the list of 2026-03-02. It left after") {
		t.Errorf("Southside Place isn't back again: %+v", d.BackAgain)
	}
	// A list that comes late makes the gap.
	late := roster.NewHistory(slices.DeleteFunc(all.Expand(), func(l *roster.List) bool { return l.Dated.Day == "2025-07-28" }))
	d = roster.Compare(late, all)
	if !slices.ContainsFunc(d.Changed, func(x roster.Difference) bool {
		return x.State == "PA" && strings.Contains(x.Sign, "came back with that of August 4, 2025; the list of July 28, 2025 lacks it")
	}) {
		t.Errorf("the gap that the list of July 28, 2025 makes isn't told: %+v", d.Changed)
	}
}
