package agreement

import (
	"testing"

	"pgregory.net/rapid"

	"graph287g/agreement/period"
)

// What is said to fit fits, and nothing shorter and no earlier day would.
func TestWhatFitsFits(t *testing.T) {
	days := rapid.SampledFrom([]string{"0001-01-01", "1950-06-30", "2017-12-31", "2018-01-01", "2025-02-28", "2026-12-31", "9999-12-31"})
	rapid.Check(t, func(t *rapid.T) {
		a, b := days.Draw(t, "from"), days.Draw(t, "to")
		p := Periods{Interval: period.Interval(rapid.IntRange(0, 3).Draw(t, "interval")), From: min(a, b), To: max(a, b)}
		most := rapid.IntRange(5, MaxTimeline).Draw(t, "most")
		if p.Count() <= most {
			return
		}
		longer, enough, from := p.Fitting(most)
		for v := p.Interval; v <= period.Year; v++ {
			fits := v.Count(p.From, p.To) <= most
			if v < longer && fits || enough && v == longer && !fits || !enough && fits {
				t.Fatalf("%v: %s %v, but with %s it fits: %v", p, longer, enough, v, fits)
			}
		}
		p.From = from
		if p.Count() != most {
			t.Fatalf("from %s there are %d, not %d", from, p.Count(), most)
		}
	})
}
