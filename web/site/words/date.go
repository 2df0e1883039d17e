package words

import (
	"errors"
	"strconv"
	"strings"
	"time"
)

// A calendar is how a language writes dates.
type calendar struct {
	Months  []string `yaml:"months"`
	Day     string   `yaml:"day"`   // {day}, {month}, {year}
	Month   string   `yaml:"month"` // {month}, {year}
	Between string   `yaml:"between"`
	By      string   `yaml:"by"`
	From    string   `yaml:"from"`
}

func (c calendar) verify() error {
	if len(c.Months) != 12 || c.Day == "" || c.Month == "" || c.Between == "" || c.By == "" || c.From == "" {
		return errors.New("the calendar has twelve months and the forms day, month, between, by and from")
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
		return fill(w.calendar.By, "day", w.point(to))
	case isOpen(to):
		return fill(w.calendar.From, "day", w.point(from))
	}
	return fill(w.calendar.Between, "from", w.point(from), "to", w.point(to))
}

func isOpen(end string) bool { return end == "" || end == ".." }

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
