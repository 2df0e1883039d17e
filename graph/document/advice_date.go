package document

import (
	"strconv"
	"strings"
	"time"

	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/internal/edtf"
)

// dayLayouts are forms of a day that are no ISO 8601. Of those with slashes the month comes first, as in the United States, unless there is
// no such month.
var dayLayouts = []string{
	"2006-1-2", "2006/1/2", "2006.1.2", "20060102", "1/2/2006", "2/1/2006", "1-2-2006", "2-1-2006", "2.1.2006", "1/2/06",
	"January 2, 2006", "January 2 2006", "Jan 2, 2006", "Jan. 2, 2006", "Jan 2 2006", "2 January 2006", "2 Jan 2006", "2-Jan-2006",
}

// repairDay returns the day that a date in another form, an instant, or a number of seconds or milliseconds stands for.
func repairDay(v any) (any, bool) {
	day, ok := readDay(v)
	if !ok || day.Year() < 1 {
		return nil, false
	}
	return day.Format(time.DateOnly), true
}

func readDay(v any) (time.Time, bool) {
	text, ok := textOf(v)
	if !ok || len(text) > longestName {
		return time.Time{}, false
	}
	text = strings.TrimSpace(text)
	if n := len(time.DateOnly); len(text) == n || len(text) > n && strings.ContainsAny(text[n:n+1], "T ") { // with a time behind it, or without
		if day, err := time.Parse(time.DateOnly, text[:n]); err == nil {
			return day, true
		}
	}
	for _, layout := range dayLayouts {
		if day, err := time.Parse(layout, text); err == nil {
			return day, true
		}
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		switch len(text) {
		case len("1737331200"):
			return time.Unix(n, 0).UTC(), true
		case len("1737331200000"):
			return time.UnixMilli(n).UTC(), true
		}
	}
	return time.Time{}, false
}

// A period is a year, a month or an interval, which is no day.
type period struct {
	text string // in EDTF
	edtf.Span
}

// monthLayouts are forms of a month that are no EDTF.
var monthLayouts = []string{"2006-1", "2006/1", "1/2006", "January 2006", "Jan 2006"}

func readPeriod(v any) (period, bool) {
	text, ok := textOf(v)
	if !ok || len(text) > longestName {
		return period{}, false
	}
	text = strings.TrimSpace(text)
	for _, layout := range monthLayouts {
		if month, err := time.Parse(layout, text); err == nil {
			text = month.Format("2006-01")
		}
	}
	span, err := edtf.Parse(text)
	return period{text, span}, err == nil && span.Precision != edtf.Day
}

// insteadOfPeriod returns what to write for a period where a day is wanted: of a filter the operator for periods, or the end that an operator
// compares with; elsewhere one of its days.
func insteadOfPeriod(parent *ast.Definition, name string, v any) (object, bool) {
	p, ok := readPeriod(v)
	if !ok {
		return nil, false
	}
	switch name {
	case "gte", "lt", "from":
		return object{{name, p.First}}, true
	case "gt", "lte", "to":
		return object{{name, p.Last}}, true
	}
	if parent == nil || parent.Fields.ForName("during") == nil {
		return object{{name, p.Last}}, true
	}
	return object{{"during", p.text}}, true
}
