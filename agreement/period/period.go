// Package period divides time into weeks, months, quarters and years. Days are written `2025-06-30`, of the years 0001 to
// 9999, and are only compared as texts.
package period

import (
	"fmt"
	"strings"
	"time"
)

// An Interval is how long periods are.
type Interval uint8

// The intervals, in the order of the enum of the same name. A week begins on Monday, as ISO 8601 has it.
const (
	Week Interval = iota
	Month
	Quarter
	Year
)

var names = [...]string{"WEEK", "MONTH", "QUARTER", "YEAR"}

// String returns the interval as the schema writes it.
func (v Interval) String() string { return names[v] }

// Many writes how many periods of the interval there are: `12 months`.
func (v Interval) Many(n int) string {
	one := strings.ToLower(names[v])
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// Longer returns the next longer interval, and whether there is one.
func (v Interval) Longer() (Interval, bool) { return v + 1, v < Year }

// Named returns the interval of a name; any other name is an error.
func Named(name string) (Interval, error) {
	for i, n := range names {
		if n == name {
			return Interval(i), nil
		}
	}
	return 0, fmt.Errorf("there is no interval %q", name)
}

// A Period is a time from its first to its last day.
type Period struct{ Start, End string }

// last is the last day that there is; the week that it lies in has no other end.
const last = "9999-12-31"

// Count tells how many periods there are from that in which one day lies to that in which another does.
func (v Interval) Count(from, to string) int {
	return v.number(parse(to)) - v.number(parse(from)) + 1
}

// Between returns the periods from that in which one day lies to that in which another does, none if that comes before.
func (v Interval) Between(from, to string) []Period {
	first := v.number(parse(from))
	out := make([]Period, 0, max(0, v.number(parse(to))-first+1))
	for n := first; n <= v.number(parse(to)); n++ {
		out = append(out, Period{v.start(n).Format(time.DateOnly), day(v.start(n+1).AddDate(0, 0, -1))})
	}
	return out
}

// Back returns the first day of the period so many before that in which a day lies.
func (v Interval) Back(from string, periods int) string {
	return v.start(v.number(parse(from)) - periods).Format(time.DateOnly)
}

// number counts periods from the beginning of the year 1, which was a Monday.
func (v Interval) number(day time.Time) int {
	months := (day.Year()-1)*12 + int(day.Month()) - 1
	switch v {
	case Week:
		return int((day.Unix() - beginning.Unix()) / (7 * 24 * 60 * 60))
	case Month:
		return months
	case Quarter:
		return months / 3
	}
	return months / 12
}

// start returns the first day of the period with a number.
func (v Interval) start(n int) time.Time {
	switch v {
	case Week:
		return beginning.AddDate(0, 0, 7*n)
	case Month:
		return beginning.AddDate(0, n, 0)
	case Quarter:
		return beginning.AddDate(0, 3*n, 0)
	}
	return beginning.AddDate(n, 0, 0)
}

var beginning = time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)

// parse reads a day: that it exists was checked where it came in.
func parse(day string) time.Time {
	t, _ := time.Parse(time.DateOnly, day)
	return t
}

// day writes a day, of those after the last the last.
func day(t time.Time) string {
	if t.Year() > 9999 {
		return last
	}
	return t.Format(time.DateOnly)
}
