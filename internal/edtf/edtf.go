// Package edtf reads days, months, years and intervals of two of them, as the Extended Date/Time Format of the Library of Congress
// (ISO 8601-2) writes them on its level 0, without times.
package edtf

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// ErrShape says that a text isn't written as a date. The callers know what else they take, and say what would fit.
var ErrShape = errors.New("it isn't written as a date")

// A Precision says how much of a date is given.
type Precision string

// The precisions of dates.
const (
	Day   Precision = "DAY"
	Month Precision = "MONTH"
	Year  Precision = "YEAR"
)

// A Span is the days that a date can mean, as YYYY-MM-DD.
type Span struct {
	First, Last string
	Precision   Precision // empty for an interval
}

// ParseDate reads a day, a month or a year.
func ParseDate(s string) (Span, error) {
	if !isShaped(s) {
		return Span{}, ErrShape
	}
	if s[:4] == "0000" {
		return Span{}, fmt.Errorf("%q: years are 0001 to 9999", s)
	}
	switch len(s) {
	case len("2018"):
		return Span{s + "-01-01", s + "-12-31", Year}, nil
	case len("2018-12"):
		month, err := time.Parse("2006-01", s)
		if err != nil {
			return Span{}, fmt.Errorf("%q is no month: months are 01 to 12", s)
		}
		return Span{s + "-01", month.AddDate(0, 1, -1).Format(time.DateOnly), Month}, nil
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return Span{}, impossibleDay(s)
	}
	return Span{s, s, Day}, nil
}

// Parse reads a date, or an interval of two: `2025-02/2025-04` is from the first day of February to the last of April.
func Parse(s string) (Span, error) {
	from, to, interval := strings.Cut(s, "/")
	first, err := ParseDate(from)
	if err != nil || !interval {
		return first, err
	}
	last, err := ParseDate(to)
	switch {
	case err != nil:
		return Span{}, err
	case last.Last < first.First:
		return Span{}, fmt.Errorf("%q ends before it begins: write %s/%s", s, to, from)
	}
	return Span{First: first.First, Last: last.Last}, nil
}

// isShaped tells whether a text has the shape of a date; what is left is whether the calendar has it.
func isShaped(s string) bool {
	const shape = "0000-00-00"
	if len(s) != len("2018") && len(s) != len("2018-12") && len(s) != len(shape) {
		return false
	}
	for i := range len(s) {
		digit := s[i] >= '0' && s[i] <= '9'
		if digit != (shape[i] == '0') || !digit && s[i] != '-' {
			return false
		}
	}
	return true
}

func impossibleDay(s string) error {
	month, err := time.Parse("2006-01", s[:7])
	if err != nil {
		return fmt.Errorf("%q is no day: months are 01 to 12", s)
	}
	return fmt.Errorf("%q is no day: %s has days 01 to %d", s, month.Format("January 2006"), month.AddDate(0, 1, -1).Day())
}
