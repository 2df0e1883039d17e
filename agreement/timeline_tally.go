package agreement

import (
	"slices"
	"sort"

	"graph287g/agreement/period"
)

// A Tally is how many agreements were signed and ended in a period, and in force as of its last day, or where that comes after the newest
// day of which the graph speaks as of this day, if it lies in the period.
type Tally struct {
	Signed, Ended int
	InForce       int // certainly
	Possibly      int // possibly, in addition
}

// A Tallier tallies agreements by periods, which follow each other.
type Tallier struct {
	time    Time
	periods []period.Period
	asOf    []string // the day of each period
}

// Tallier returns what tallies agreements by periods.
func (t Time) Tallier(periods []period.Period) *Tallier {
	out := &Tallier{time: t, periods: periods, asOf: make([]string, len(periods))}
	for i, p := range periods {
		out.asOf[i] = t.dayOf(p)
	}
	return out
}

// dayOf returns the day of a period that is counted: its last, or the newest day if that lies in it.
func (t Time) dayOf(p period.Period) string {
	if last := t.Day(); p.Start <= last {
		return min(p.End, last)
	}
	return p.End
}

// Add adds so many agreements to tallies, one for each period. They hold differences from one period to the next until
// Sum is called.
func (y *Tallier) Add(to []Tally, r Record, count int) {
	if i := y.periodOf(y.time.Signing(r)); i >= 0 {
		to[i].Signed += count
	}
	if i := y.periodOf(y.time.Ending(r)); i >= 0 {
		to[i].Ended += count
	}
	s := y.time.Span(r)
	y.addDays(s.Certain, func(i, sign int) { to[i].InForce += sign * count })
	y.addDays(s.Possible, func(i, sign int) { to[i].Possibly += sign * count })
}

// Sum turns differences into tallies.
func Sum(tallies []Tally) {
	for i := 1; i < len(tallies); i++ {
		tallies[i].InForce += tallies[i-1].InForce
		tallies[i].Possibly += tallies[i-1].Possibly
	}
}

// periodOf returns the period in which a window lies whole, -1 where there is none.
func (y *Tallier) periodOf(w Window) int {
	i, ok := slices.BinarySearchFunc(y.periods, w.First, func(p period.Period, day string) int {
		switch {
		case p.End < day:
			return -1
		case p.Start > day:
			return 1
		}
		return 0
	})
	if !ok || w.Last < y.periods[i].Start || w.Last > y.periods[i].End {
		return -1
	}
	return i
}

// addDays calls for the first period as of whose day an interval has begun, and with -1 for the first as of whose day it is over.
func (y *Tallier) addDays(days Days, change func(i, sign int)) {
	for _, d := range days {
		first, end := sort.SearchStrings(y.asOf, d.From), sort.SearchStrings(y.asOf, d.To)
		if first >= end {
			continue
		}
		change(first, 1)
		if end < len(y.asOf) {
			change(end, -1)
		}
	}
}
