package cite

import (
	"strings"
	"time"
)

// A Date is as precise as its source: it means some day from First to Last.
type Date struct {
	First, Last string // 2018-12-05; one of them empty: open on that side; both: there is no date
	Circa       bool   // about then
	Inferred    bool   // the source leaves it out, or the part of it that Printed doesn't have
	Printed     string // as the source prints it
}

// A grain is how much of a date is known.
type grain uint8

const (
	noDate grain = iota
	day
	month
	year
	span // between two days, or open on one side
)

// Ends are the first and the last day; one that is open is nil.
type ends struct{ first, last *time.Time }

func (d Date) ends() ends { return ends{parse(d.First), parse(d.Last)} }

func parse(s string) *time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return nil
	}
	return &t
}

func (e ends) grain() grain {
	switch {
	case e.first == nil && e.last == nil:
		return noDate
	case e.first == nil || e.last == nil:
		return span
	case e.first.Equal(*e.last):
		return day
	case e.first.Year() == e.last.Year() && startsMonth(*e.first) && endsMonth(*e.last):
		switch {
		case e.first.Month() == e.last.Month():
			return month
		case startsYear(*e.first) && endsYear(*e.last):
			return year
		}
	}
	return span
}

func startsMonth(t time.Time) bool { return t.Day() == 1 }
func endsMonth(t time.Time) bool   { return t.AddDate(0, 0, 1).Day() == 1 }
func startsYear(t time.Time) bool  { return t.YearDay() == 1 }
func endsYear(t time.Time) bool    { return t.AddDate(0, 0, 1).YearDay() == 1 }

// year returns the year alone, where all days that it can mean are of one; in brackets if it was inferred.
func (d Date) year() string {
	e := d.ends()
	if e.first == nil || e.last == nil || e.first.Year() != e.last.Year() {
		return ""
	}
	return d.mark(fourDigits(*e.first), "ca. ")
}

// mark puts a word before what is about then, and what was inferred in brackets.
func (d Date) mark(s, circa string) string {
	if d.Circa {
		s = circa + s
	}
	if d.Inferred {
		s = "[" + s + "]"
	}
	return s
}

// none tells that there is no date.
func (d Date) none() bool { return d.ends().grain() == noDate }

// yearAlone tells that the source prints the date without its year, which alone was inferred.
func (d Date) yearAlone(y string) bool {
	return d.Inferred && d.Printed != "" && !strings.Contains(d.Printed, y)
}

func fourDigits(t time.Time) string { return t.Format("2006") }
