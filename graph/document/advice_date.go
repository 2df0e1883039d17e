package document

import (
	"strconv"
	"strings"
	"time"

	"github.com/vektah/gqlparser/v2/ast"
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

// A period is a year or a month, which is no day.
type period struct {
	edtf        string
	first, last time.Time
}

var periodLayouts = []struct {
	layout, edtf string
	months       int
}{
	{"2006", "2006", 12}, {"2006-1", "2006-01", 1}, {"2006/1", "2006-01", 1}, {"1/2006", "2006-01", 1}, {"January 2006", "2006-01", 1}, {"Jan 2006", "2006-01", 1},
}

func readPeriod(v any) (period, bool) {
	text, ok := textOf(v)
	if !ok {
		return period{}, false
	}
	for _, l := range periodLayouts {
		if first, err := time.Parse(l.layout, strings.TrimSpace(text)); err == nil && first.Year() > 0 {
			return period{first.Format(l.edtf), first, first.AddDate(0, l.months, -1)}, true
		}
	}
	return period{}, false
}

// insteadOfPeriod returns what to write for a year or a month where a day is wanted: of a filter both ends, or the end that an operator
// compares with; elsewhere one of its days.
func insteadOfPeriod(parent *ast.Definition, name string, v any) (object, bool) {
	p, ok := readPeriod(v)
	if !ok {
		return nil, false
	}
	first, last := p.first.Format(time.DateOnly), p.last.Format(time.DateOnly)
	switch name {
	case "gte", "lt", "from":
		return object{{name, first}}, true
	case "gt", "lte", "to":
		return object{{name, last}}, true
	}
	switch {
	case parent == nil || parent.Fields.ForName("gte") == nil:
		return object{{name, last}}, true
	case parent.Fields.ForName("during") != nil:
		return object{{"during", p.edtf}}, true
	}
	return object{{"gte", first}, {"lte", last}}, true
}
