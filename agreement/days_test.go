package agreement

import (
	"testing"
	"time"
)

func TestAddDaysOfEveryDay(t *testing.T) {
	for d := time.Date(1999, 12, 1, 0, 0, 0, 0, time.UTC); d.Year() < 2005; d = d.AddDate(0, 0, 1) {
		for _, n := range []int{-1, 1} {
			if got, want := addDays(d.Format(time.DateOnly), n), d.AddDate(0, 0, n).Format(time.DateOnly); got != want {
				t.Errorf("%s and %d days: got %s, want %s", d.Format(time.DateOnly), n, got, want)
			}
		}
	}
	for _, day := range []string{"", "2018-13-05", "2018-1-05", "2018-00-05", "201a-01-05", "2018-01-0x", "2018-02-30", lastDay} {
		if got := addDays(day, 1); got != Never {
			t.Errorf("the day after %q: %q", day, got)
		}
	}
}
