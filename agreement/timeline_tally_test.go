package agreement_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"graph287g/agreement"
	"graph287g/agreement/period"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// keyed reads the record of an agreement by the keys that stores count by.
func (g *told) keyed(at agreement.Time) agreement.Record {
	m := store.Matcher{Catalogue: ontology.Must(), Graph: g}
	var values []any
	for _, k := range at.Keys() {
		values = append(values, g.keyValue(&m, k))
	}
	return at.Read(values)
}

func (g *told) keyValue(m *store.Matcher, k plan.Key) any {
	for _, c := range k.Cases {
		if m.Match(&c.If, 0) {
			return c.Then
		}
	}
	switch {
	case k.Cases != nil:
		return nil
	case k.Whole:
		if items, _ := g.agreement[k.Field.Name].([]any); len(items) > 0 {
			return string(store.AppendJSON(nil, items))
		}
		return nil
	case k.Part != "":
		whole, _ := g.agreement[k.Field.Name].(props)
		return whole[k.Part]
	}
	return g.agreement[k.Field.Name]
}

// naive tallies one agreement for one period, day by day and by the conditions that lists are filtered by.
func (g *told) naive(at agreement.Time, p period.Period) agreement.Tally {
	m, r := store.Matcher{Catalogue: ontology.Must(), Graph: g}, g.record()
	fits := func(f plan.Filter) bool { return m.Match(&f, 0) }
	var out agreement.Tally
	at.On = asOf(at, p)
	certain := fits(at.InForce())
	at.Possible = true
	possible := fits(at.InForce())
	out.InForce, out.Possibly = count(certain), count(possible && !certain)
	at.On = ""
	if !fits(at.Rows()) || r.Status == "PENDING" || r.Status == "WITHDRAWN" {
		return out // not known of, or never in force
	}
	all := at.Known == "" || at.Known >= at.Today
	switch {
	case r.Signed && (all || r.SignedKnownFrom != "" && r.SignedKnownFrom <= at.Known):
		out.Signed = count(inside(p, r.SignedEarliest, r.SignedLatest))
	case all || r.FirstListed <= at.Known:
		out.Signed = count(inside(p, r.FirstListed, r.FirstListed))
	}
	if r.Ended && (all || r.EndedKnownFrom != "" && r.EndedKnownFrom <= at.Known) {
		out.Ended = count(inside(p, r.EndedEarliest, r.EndedLatest))
	}
	return out
}

// asOf is the last day of a period of which anything is known, or its last where nothing is known of any.
func asOf(at agreement.Time, p period.Period) string {
	last := at.Today
	if at.Known != "" && at.Known < last {
		last = at.Known
	}
	for day := p.End; day >= p.Start; day = dayAfter(day, -1) {
		if day <= last {
			return day
		}
	}
	return p.End
}

// inside: every day from the first to the last lies in the period, and both are known.
func inside(p period.Period, first, last string) bool {
	if first == "" || last == "" {
		return false
	}
	for day := first; day <= last; day = dayAfter(day, 1) {
		if day < p.Start || day > p.End {
			return false
		}
	}
	return true
}

func dayAfter(day string, n int) string {
	d, _ := time.Parse(time.DateOnly, day)
	return d.AddDate(0, 0, n).Format(time.DateOnly)
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// TestClockTallies holds the tallies of timelines against the conditions that stores filter lists by.
func TestClockTallies(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := drawTime(t)
		at.On = ""
		interval := period.Interval(rapid.IntRange(0, 3).Draw(t, "interval"))
		periods := interval.Between("2018-12-10", "2019-01-20")
		got, want := make([]agreement.Tally, len(periods)), make([]agreement.Tally, len(periods))
		tallier := at.Tallier(periods)
		for range rapid.IntRange(1, 3).Draw(t, "agreements") {
			g, n := drawTold(t), rapid.IntRange(1, 3).Draw(t, "alike")
			tallier.Add(got, g.keyed(at), n)
			for i, p := range periods {
				y := g.naive(at, p)
				want[i].Signed += n * y.Signed
				want[i].Ended += n * y.Ended
				want[i].InForce += n * y.InForce
				want[i].Possibly += n * y.Possibly
			}
		}
		agreement.Sum(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%s, known %q (-naive +tallied):\n%s", interval, at.Known, diff)
		}
	})
}

// What is certain adds up: where all dates are days, those in force are those before, with the signed and without the ended.
func TestClockTalliesAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		periods := period.Month.Between("2018-01-01", "2018-12-31")
		got := make([]agreement.Tally, len(periods))
		tallier := agreement.Time{Catalogue: ontology.Must(), Today: "2026-01-01"}.Tallier(periods)
		for range rapid.IntRange(0, 20).Draw(t, "agreements") {
			from := rapid.IntRange(0, 500).Draw(t, "signed")
			signed, ended := dayAfter("2017-06-01", from), dayAfter("2017-06-01", from+rapid.IntRange(0, 300).Draw(t, "days"))
			r := agreement.Record{Status: "ENDED", Signed: true, SignedEarliest: signed, SignedLatest: signed, Ended: true, EndedEarliest: ended, EndedLatest: ended}
			tallier.Add(got, r, 1)
		}
		agreement.Sum(got)
		for i := range got {
			if got[i].Possibly != 0 {
				t.Fatalf("%v: %d possibly", periods[i], got[i].Possibly)
			}
			if i > 0 && got[i].InForce != got[i-1].InForce+got[i].Signed-got[i].Ended {
				t.Fatalf("%v: %+v after %+v", periods[i], got[i], got[i-1])
			}
		}
	})
}

// What was in the lists until the last day that there is, as data may say, ran until then.
func TestClockKnowsTheLastDay(t *testing.T) {
	got := make([]agreement.Tally, 1)
	agreement.Time{Catalogue: ontology.Must(), Today: "2026-01-01"}.Tallier(period.Year.Between("2018-01-01", "2018-01-01")).Add(got, agreement.Record{Status: "UNKNOWN", FirstListed: "1996-02-29", LastListed: "9999-12-31"}, 1)
	if got[0].InForce != 1 {
		t.Errorf("%+v", got[0])
	}
}

func TestClockKnowsTheFirstDay(t *testing.T) {
	window := agreement.Record{Status: "ENDED", Signed: true, SignedLatest: "2017-05-01", Ended: true, EndedEarliest: "2018-10-01", EndedLatest: "2018-12-31"}
	for _, c := range []struct {
		at   agreement.Time
		r    agreement.Record
		want string
	}{
		{agreement.Time{Catalogue: ontology.Must(), Today: "2026-01-01"}, window, "2017-05-01"},
		{agreement.Time{Catalogue: ontology.Must(), Today: "2026-01-01"}, agreement.Record{Status: "ACTIVE"}, ""},
		{agreement.Time{Catalogue: ontology.Must(), Today: "2026-01-01"}, agreement.Record{Status: "PENDING", FirstListed: "2025-03-01"}, ""},
		{agreement.Time{Catalogue: ontology.Must(), Today: "2026-01-01", Known: "2020-01-01"}, window, ""}, // nothing was published of it
		{agreement.Time{Catalogue: ontology.Must(), Today: "2026-01-01", Known: "2020-01-01"}, agreement.Record{Signed: true, SignedEarliest: "2016-01-01", FirstListed: "2017-01-01", KnownFrom: "2017-01-01"}, "2017-01-01"},
	} {
		if got := c.at.First(c.r); got != c.want {
			t.Errorf("%+v: %q, not %q", c.r, got, c.want)
		}
	}
}
