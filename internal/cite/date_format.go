package cite

import (
	"strconv"
	"time"
)

// A dateStyle is how a style writes dates.
type dateStyle struct {
	months    [12]string
	circa     string // before what is about then
	yearFirst bool   // 2018, December 5
}

var (
	fullMonths = [12]string{
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
	}
	longDates     = dateStyle{months: fullMonths, circa: "ca. "}
	apaDates      = dateStyle{months: fullMonths, circa: "ca. ", yearFirst: true}
	bluebookDates = dateStyle{circa: "circa ", months: [12]string{
		"Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
	}}
)

// format writes a date whole; nothing where there is none.
func (c dateStyle) format(d Date) string {
	e := d.dateRange()
	g := e.precision()
	switch g {
	case noPrecision:
		return ""
	case rangePrecision:
		return c.formatRange(d, e)
	}
	y := fourDigits(*e.first)
	if g != yearPrecision && d.isYearInferred(y) {
		d.Inferred = false // not as a whole
		y = "[" + y + "]"
	}
	return d.qualified(c.joinParts(*e.first, y, g), c.circa)
}

// joinParts puts a year and what is known below it together.
func (c dateStyle) joinParts(t time.Time, y string, g precision) string {
	below := c.months[t.Month()-1]
	if g == dayPrecision {
		below += " " + strconv.Itoa(t.Day())
	}
	switch {
	case g == yearPrecision:
		return y
	case c.yearFirst:
		return y + ", " + below
	case g == monthPrecision:
		return below + " " + y
	}
	return below + ", " + y
}

// formatRange writes a date between two days in the source's own words, or else as catalogues of libraries do.
func (c dateStyle) formatRange(d Date, e dateRange) string {
	if d.Printed != "" && !d.Inferred {
		return d.Printed
	}
	switch {
	case e.first == nil:
		return d.qualified("not after "+c.formatEnd(*e.last), c.circa)
	case e.last == nil:
		return d.qualified("not before "+c.formatStart(*e.first), c.circa)
	}
	return d.qualified("between "+c.formatStart(*e.first)+" and "+c.formatEnd(*e.last), c.circa)
}

// formatStart writes a day from which on something is: the first of January is the year, the first of a month the month.
func (c dateStyle) formatStart(t time.Time) string {
	return c.formatBound(t, startsMonth(t), startsYear(t))
}

// formatEnd writes a day up to which something is.
func (c dateStyle) formatEnd(t time.Time) string { return c.formatBound(t, endsMonth(t), endsYear(t)) }

func (c dateStyle) formatBound(t time.Time, wholeMonth, wholeYear bool) string {
	c.yearFirst = false
	switch {
	case wholeYear:
		return c.joinParts(t, fourDigits(t), yearPrecision)
	case wholeMonth:
		return c.joinParts(t, fourDigits(t), monthPrecision)
	}
	return c.joinParts(t, fourDigits(t), dayPrecision)
}
