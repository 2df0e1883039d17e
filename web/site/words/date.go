package words

import (
	"errors"
	"strconv"
	"strings"
	"time"
)

// A calendar is how a language writes dates.
type calendar struct {
	Months      []string `yaml:"months"`
	ShortMonths []string `yaml:"shortMonths"`
	Day         string   `yaml:"day"`      // {day}, {month}, {year}
	ShortDay    string   `yaml:"shortDay"` // the same, in tables
	Month       string   `yaml:"month"`    // {month}, {year}
	Between     string   `yaml:"between"`
	By          string   `yaml:"by"`
	ByDay       string   `yaml:"byDay"`
	From        string   `yaml:"from"`
	FromDay     string   `yaml:"fromDay"`
}

func (c calendar) verify() error {
	if len(c.Months) != 12 || len(c.ShortMonths) != 12 || c.ShortDay == "" || c.Day == "" || c.Month == "" || c.Between == "" || c.By == "" || c.ByDay == "" || c.From == "" || c.FromDay == "" {
		return errors.New("the calendar has twelve months and short months, and the forms day, shortDay, month, between, by, byDay, from and fromDay")
	}
	return nil
}

// Date writes a day, a month, a year or an interval of these as the API gives them (EDTF): 2026-05-18, 2018-11, 2018, 2018-10/2018-12,
// ../2025-03-31. What it can't read it returns as it is; dates that aren't certain keep their signs.
func (w *Words) Date(edtf string) string {
	from, to, interval := strings.Cut(edtf, "/")
	if !interval {
		return w.point(edtf)
	}
	switch {
	case isOpen(from) && isOpen(to):
		return edtf
	case isOpen(from):
		return w.open(w.calendar.By, w.calendar.ByDay, to)
	case isOpen(to):
		return w.open(w.calendar.From, w.calendar.FromDay, from)
	}
	return fill(w.calendar.Between, "from", w.point(from), "to", w.point(to))
}

// Short writes a day as tables do: 18 May 2026, 18 may 2026. All else is as in Date.
func (w *Words) Short(edtf string) string {
	t, err := time.Parse(time.DateOnly, edtf)
	if err != nil {
		return w.Date(edtf)
	}
	return fill(w.calendar.ShortDay, "day", strconv.Itoa(t.Day()), "month", w.calendar.ShortMonths[t.Month()-1], "year", strconv.Itoa(t.Year()))
}

func isOpen(end string) bool { return end == "" || end == ".." }

// open writes an interval of one end, in the form for a day where that end is one.
func (w *Words) open(form, dayForm, end string) string {
	if _, err := time.Parse(time.DateOnly, strings.TrimRight(end, "?~%")); err == nil {
		form = dayForm
	}
	return fill(form, "day", w.point(end))
}

func (w *Words) point(s string) string {
	bare := strings.TrimRight(s, "?~%")
	sign := s[len(bare):]
	if sign != "" {
		sign = " (" + sign + ")"
	}
	if t, err := time.Parse(time.DateOnly, bare); err == nil {
		return fill(w.calendar.Day, "day", strconv.Itoa(t.Day()), "month", w.calendar.Months[t.Month()-1], "year", strconv.Itoa(t.Year())) + sign
	}
	if t, err := time.Parse("2006-01", bare); err == nil {
		return fill(w.calendar.Month, "month", w.calendar.Months[t.Month()-1], "year", strconv.Itoa(t.Year())) + sign
	}
	return s
}

// fill puts values in the places of their names.
func fill(pattern string, values ...string) string {
	for i := 0; i < len(values); i += 2 {
		values[i] = "{" + values[i] + "}"
	}
	return strings.NewReplacer(values...).Replace(pattern)
}
