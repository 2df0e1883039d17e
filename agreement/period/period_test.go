package period

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestPeriodsAreWholeOnes(t *testing.T) {
	for _, c := range []struct {
		interval Interval
		from, to string
		want     []Period
	}{
		{Month, "2024-02-10", "2024-03-01", []Period{{"2024-02-01", "2024-02-29"}, {"2024-03-01", "2024-03-31"}}},
		{Quarter, "2018-12-31", "2019-01-01", []Period{{"2018-10-01", "2018-12-31"}, {"2019-01-01", "2019-03-31"}}},
		{Year, "2018-12-31", "2018-12-31", []Period{{"2018-01-01", "2018-12-31"}}},
		{Week, "2025-01-01", "2025-01-06", []Period{{"2024-12-30", "2025-01-05"}, {"2025-01-06", "2025-01-12"}}}, // Wednesday, Monday
		{Week, "2025-01-05", "2025-01-05", []Period{{"2024-12-30", "2025-01-05"}}},                               // Sunday
		{Week, "0001-01-01", "0001-01-01", []Period{{"0001-01-01", "0001-01-07"}}},
		{Week, "9999-12-31", "9999-12-31", []Period{{"9999-12-27", "9999-12-31"}}}, // cut short by the last day that there is
		{Month, "9999-12-31", "9999-12-31", []Period{{"9999-12-01", "9999-12-31"}}},
		{Month, "2025-03-01", "2025-02-28", []Period{}},
	} {
		if diff := cmp.Diff(c.want, c.interval.Between(c.from, c.to)); diff != "" {
			t.Errorf("%s, %s to %s (-want +got):\n%s", c.interval, c.from, c.to, diff)
		}
		if n := c.interval.Count(c.from, c.to); n != len(c.want) {
			t.Errorf("%s, %s to %s: %d, not %d", c.interval, c.from, c.to, n, len(c.want))
		}
	}
}

func TestBackLeadsToTheStartOfAPeriod(t *testing.T) {
	for got, want := range map[string]string{
		Week.Back("2025-01-08", 1): "2024-12-30", Month.Back("2025-01-31", 2): "2024-11-01",
		Quarter.Back("2025-05-05", 1): "2025-01-01", Year.Back("2025-05-05", 0): "2025-01-01",
	} {
		if got != want {
			t.Errorf("%s, not %s", got, want)
		}
	}
}

func TestEveryIntervalHasAName(t *testing.T) {
	for _, v := range []Interval{Week, Month, Quarter, Year} {
		if got, err := Named(v.String()); err != nil || got != v {
			t.Errorf("%s: %v %v", v, got, err)
		}
	}
	if _, err := Named("DAY"); err == nil {
		t.Error("DAY is an interval")
	}
	if got := Month.Many(1) + ", " + Week.Many(2); got != "1 month, 2 weeks" {
		t.Error(got)
	}
}

// Periods follow each other without a gap, and hold the days that they were asked for.
func TestPeriodsLeaveNoDayOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := Interval(rapid.IntRange(0, 3).Draw(t, "interval"))
		from := beginning.AddDate(0, 0, rapid.IntRange(0, 3_000_000).Draw(t, "from"))
		to := from.AddDate(0, 0, rapid.IntRange(0, 3000).Draw(t, "days"))
		all := v.Between(from.Format(time.DateOnly), to.Format(time.DateOnly))
		if all[0].Start > from.Format(time.DateOnly) || all[0].End < from.Format(time.DateOnly) {
			t.Fatalf("%v doesn't hold %v", all[0], from)
		}
		if end := all[len(all)-1]; end.Start > to.Format(time.DateOnly) || end.End < to.Format(time.DateOnly) {
			t.Fatalf("%v doesn't hold %v", end, to)
		}
		for i, p := range all {
			if v == Week && parse(p.Start).Weekday() != time.Monday {
				t.Fatalf("%v begins on no Monday", p)
			}
			if i > 0 && parse(all[i-1].End).AddDate(0, 0, 1) != parse(p.Start) {
				t.Fatalf("between %v and %v", all[i-1], p)
			}
		}
	})
}
