package words

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"graph287g/graph/label"
)

// A calendar is how pages write dates where they don't write them as the API does.
type calendar struct {
	Day         string   `yaml:"day"` // {day}, {month}, {year}; empty where it is the API's
	ShortMonths []string `yaml:"shortMonths"`
	ShortDay    string   `yaml:"shortDay"` // of tables: {day}, {month}, {year}

	full label.Calendar
}

func (c *calendar) complete(of label.Calendar) error {
	if len(c.ShortMonths) != 12 || c.ShortDay == "" {
		return errors.New("the calendar has twelve shortMonths, and the form shortDay")
	}
	c.full = of
	if c.Day != "" {
		c.full.Day = c.Day
	}
	return nil
}

// Date writes a day, a month, a year or an interval of these as the API gives them (EDTF): 2026-05-18, 2018-11, 2018, 2018-10/2018-12,
// ../2025-03-31. What it can't read it returns as it is.
func (w *Words) Date(edtf string) string { return w.calendar.full.Date(edtf) }

// Short writes a day as tables do: 18 May 2026, 18 may 2026. All else is as in Date.
func (w *Words) Short(edtf string) string {
	t, err := time.Parse(time.DateOnly, edtf)
	if err != nil {
		return w.Date(edtf)
	}
	return strings.NewReplacer("{day}", strconv.Itoa(t.Day()), "{month}", w.calendar.ShortMonths[t.Month()-1], "{year}", strconv.Itoa(t.Year())).
		Replace(w.calendar.ShortDay)
}
