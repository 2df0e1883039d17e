package label

import (
	"strconv"
	"strings"
	"time"
)

// A Calendar is how a language writes dates. Forms have the places {day}, {month} and {year}, or {date} for one that is written already.
type Calendar struct {
	Months       [12]string
	Day          string // {day}, {month}, {year}
	Month        string // {month}, {year}
	DayInPhrase  string // {date}: a day behind a preposition
	Between      string // {from}, {to}
	By, ByDay    string // {date}: an interval without a beginning, up to a month or year, or up to a day
	From, Around string // {date}
	Uncertain    string // {date}
}

// Date writes a day, a month, a year or an interval of these as the API gives them (EDTF): `2026-05-18`, `2018-11`, `2018`, `1996~`,
// `2018-10/2018-12`, `../2025-03-31`. What it can't read it returns as it is.
func (c *Calendar) Date(edtf string) string {
	from, to, interval := strings.Cut(edtf, "/")
	if !interval {
		written, _, _ := c.point(edtf)
		return written
	}
	begin, beginsOnDay, readsBegin := c.point(from)
	end, endsOnDay, readsEnd := c.point(to)
	switch {
	case isOpen(from) && readsEnd && endsOnDay:
		return fill(c.ByDay, "date", end)
	case isOpen(from) && readsEnd:
		return fill(c.By, "date", end)
	case isOpen(to) && readsBegin:
		return fill(c.From, "date", c.inPhrase(begin, beginsOnDay))
	case readsBegin && readsEnd:
		return fill(c.Between, "from", c.inPhrase(begin, beginsOnDay), "to", c.inPhrase(end, endsOnDay))
	}
	return edtf
}

// WriteDay writes a day.
func (c *Calendar) WriteDay(t time.Time) string {
	return fill(c.Day, "day", strconv.Itoa(t.Day()), "month", c.Months[t.Month()-1], "year", strconv.Itoa(t.Year()))
}

func isOpen(end string) bool { return end == "" || end == ".." }

// inPhrase writes a date behind a preposition.
func (c *Calendar) inPhrase(written string, isDay bool) string {
	if isDay {
		return fill(c.DayInPhrase, "date", written)
	}
	return written
}

// point writes a day, a month or a year, which may be one about then (`~`), one that isn't certain (`?`) or both (`%`). isDay tells whether it
// begins with a day; ok is false where it can't be read, and written is then the text as it is.
func (c *Calendar) point(s string) (written string, isDay, ok bool) {
	bare := strings.TrimRight(s, "?~%")
	signs := s[len(bare):]
	day, errDay := time.Parse(time.DateOnly, bare)
	month, errMonth := time.Parse("2006-01", bare)
	year, errYear := time.Parse("2006", bare)
	switch {
	case errDay == nil:
		written, isDay = c.WriteDay(day), true
	case errMonth == nil:
		written = fill(c.Month, "month", c.Months[month.Month()-1], "year", strconv.Itoa(month.Year()))
	case errYear == nil:
		written = strconv.Itoa(year.Year())
	default:
		return s, false, false
	}
	if strings.ContainsAny(signs, "~%") {
		written, isDay = fill(c.Around, "date", c.inPhrase(written, isDay)), false
	}
	if strings.ContainsAny(signs, "?%") {
		written = fill(c.Uncertain, "date", written)
	}
	return written, isDay, true
}

// fill puts values in the places of their names.
func fill(form string, values ...string) string {
	for i := 0; i < len(values); i += 2 {
		values[i] = "{" + values[i] + "}"
	}
	return strings.NewReplacer(values...).Replace(form)
}
