package agreement

import (
	"cmp"
	"slices"
	"strconv"
	"time"
)

// An Interval is the days from one up to but not including another. As texts, Always comes before all days and Never after them.
type Interval struct{ From, To string }

// Ends of intervals that are no days.
const (
	Always = ""
	Never  = "~"
)

// Days are a set of days: intervals in order, of which none is empty and none touches another.
type Days []Interval

// union returns the days of all intervals.
func union(intervals ...Interval) Days {
	slices.SortFunc(intervals, func(a, b Interval) int { return cmp.Compare(a.From, b.From) })
	var out Days
	for _, i := range intervals {
		switch n := len(out); {
		case i.From >= i.To:
		case n > 0 && i.From <= out[n-1].To:
			out[n-1].To = max(out[n-1].To, i.To)
		default:
			out = append(out, i)
		}
	}
	return out
}

// within returns the days that lie in an interval too.
func (d Days) within(bounds Interval) Days {
	var out Days
	for _, i := range d {
		if i = (Interval{max(i.From, bounds.From), min(i.To, bounds.To)}); i.From < i.To {
			out = append(out, i)
		}
	}
	return out
}

// without returns the days that are in no interval of another set.
func (d Days) without(other Days) Days {
	var out Days
	for _, i := range d {
		for _, o := range other {
			if o.To <= i.From || o.From >= i.To {
				continue
			}
			if i.From < o.From {
				out = append(out, Interval{i.From, o.From})
			}
			i.From = o.To
		}
		if i.From < i.To {
			out = append(out, i)
		}
	}
	return out
}

// Has tells whether a day is among them.
func (d Days) Has(day string) bool {
	return slices.ContainsFunc(d, func(i Interval) bool { return i.From <= day && day < i.To })
}

// through returns the interval of the days from one to another, the last included.
func through(first, last string) Interval { return Interval{first, after(last)} }

// after returns the next day, Never after the last that there is.
func after(day string) string { return addDays(day, 1) }

// eveOf returns the day before, Always before the first that there is.
func eveOf(day string) string {
	if day == firstDay {
		return Always
	}
	return addDays(day, -1)
}

func addDays(day string, n int) string {
	if to, ok := withinMonth(day, n); ok {
		return to
	}
	d, err := time.Parse(time.DateOnly, day)
	if err != nil || day == lastDay && n > 0 {
		return Never
	}
	return d.AddDate(0, 0, n).Format(time.DateOnly)
}

// withinMonth is addDays where the days on both sides are among the 28 that every month has: a timeline asks for tens of thousands.
func withinMonth(day string, n int) (_ string, ok bool) {
	if len(day) != len(time.DateOnly) || day[4] != '-' || day[7] != '-' {
		return "", false
	}
	number := func(s string) int {
		n, err := strconv.ParseUint(s, 10, 16)
		if err != nil {
			return -1
		}
		return int(n)
	}
	year, month, d := number(day[:4]), number(day[5:7]), number(day[8:])
	if year < 0 || month < 1 || month > 12 || min(d, d+n) < 1 || max(d, d+n) > 28 {
		return "", false
	}
	out := []byte(day)
	out[8], out[9] = byte('0'+(d+n)/10), byte('0'+(d+n)%10)
	return string(out), true
}
