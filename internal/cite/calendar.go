package cite

import (
	"strconv"
	"time"
)

// A calendar is how a style writes dates.
type calendar struct {
	months    [12]string
	circa     string // before what is about then
	yearFirst bool   // 2018, December 5
}

var (
	fullMonths = [12]string{
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
	}
	longDates     = calendar{months: fullMonths, circa: "ca. "}
	apaDates      = calendar{months: fullMonths, circa: "ca. ", yearFirst: true}
	bluebookDates = calendar{circa: "circa ", months: [12]string{
		"Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
	}}
)

// text writes a date whole; nothing where there is none.
func (c calendar) text(d Date) string {
	e := d.ends()
	g := e.grain()
	switch g {
	case noDate:
		return ""
	case span:
		return c.span(d, e)
	}
	y := fourDigits(*e.first)
	if g != year && d.yearAlone(y) {
		d.Inferred = false // not as a whole
		y = "[" + y + "]"
	}
	return d.mark(c.join(*e.first, y, g), c.circa)
}

// join puts a year and what is known below it together.
func (c calendar) join(t time.Time, y string, g grain) string {
	below := c.months[t.Month()-1]
	if g == day {
		below += " " + strconv.Itoa(t.Day())
	}
	switch {
	case g == year:
		return y
	case c.yearFirst:
		return y + ", " + below
	case g == month:
		return below + " " + y
	}
	return below + ", " + y
}

// span writes a date between two days in the source's own words, or else as catalogues of libraries do.
func (c calendar) span(d Date, e ends) string {
	if d.Printed != "" && !d.Inferred {
		return d.Printed
	}
	switch {
	case e.first == nil:
		return d.mark("not after "+c.until(*e.last), c.circa)
	case e.last == nil:
		return d.mark("not before "+c.since(*e.first), c.circa)
	}
	return d.mark("between "+c.since(*e.first)+" and "+c.until(*e.last), c.circa)
}

// since writes a day from which on something is: the first of January is the year, the first of a month the month.
func (c calendar) since(t time.Time) string { return c.edge(t, startsMonth(t), startsYear(t)) }

// until writes a day up to which something is.
func (c calendar) until(t time.Time) string { return c.edge(t, endsMonth(t), endsYear(t)) }

func (c calendar) edge(t time.Time, wholeMonth, wholeYear bool) string {
	c.yearFirst = false
	switch {
	case wholeYear:
		return c.join(t, fourDigits(t), year)
	case wholeMonth:
		return c.join(t, fourDigits(t), month)
	}
	return c.join(t, fourDigits(t), day)
}
