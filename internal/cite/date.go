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

// A precision is how much of a date is known.
type precision uint8

const (
	noPrecision precision = iota
	dayPrecision
	monthPrecision
	yearPrecision
	rangePrecision // between two days, or open on one side
)

// A dateRange has the first and the last day; one that is open is nil.
type dateRange struct{ first, last *time.Time }

func (d Date) dateRange() dateRange { return dateRange{parse(d.First), parse(d.Last)} }

func parse(s string) *time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return nil
	}
	return &t
}

func (e dateRange) precision() precision {
	switch {
	case e.first == nil && e.last == nil:
		return noPrecision
	case e.first == nil || e.last == nil:
		return rangePrecision
	case e.first.Equal(*e.last):
		return dayPrecision
	case e.first.Year() == e.last.Year() && startsMonth(*e.first) && endsMonth(*e.last):
		switch {
		case e.first.Month() == e.last.Month():
			return monthPrecision
		case startsYear(*e.first) && endsYear(*e.last):
			return yearPrecision
		}
	}
	return rangePrecision
}

func startsMonth(t time.Time) bool { return t.Day() == 1 }
func endsMonth(t time.Time) bool   { return t.AddDate(0, 0, 1).Day() == 1 }
func startsYear(t time.Time) bool  { return t.YearDay() == 1 }
func endsYear(t time.Time) bool    { return t.AddDate(0, 0, 1).YearDay() == 1 }

// year returns the year alone, where all days that it can mean are of one; in brackets if it was inferred.
func (d Date) year() string {
	e := d.dateRange()
	if e.first == nil || e.last == nil || e.first.Year() != e.last.Year() {
		return ""
	}
	return d.qualified(fourDigits(*e.first), "ca. ")
}

// qualified puts a word before what is about then, and what was inferred in brackets.
func (d Date) qualified(s, circa string) string {
	if d.Circa {
		s = circa + s
	}
	if d.Inferred {
		s = "[" + s + "]"
	}
	return s
}

// isZero tells that there is no date.
func (d Date) isZero() bool { return d.dateRange().precision() == noPrecision }

// isYearInferred tells that the source prints the date without its year, which alone was inferred.
func (d Date) isYearInferred(y string) bool {
	return d.Inferred && d.Printed != "" && !strings.Contains(d.Printed, y)
}

func fourDigits(t time.Time) string { return t.Format("2006") }
