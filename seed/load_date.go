package seed

import (
	"errors"
	"fmt"
	"strings"

	"graph287g/internal/edtf"
	"graph287g/ontology"
	"graph287g/store"
)

// A partialDate is what a date in EDTF can mean: from its first day to its last, either of them open (empty), not both.
type partialDate struct {
	earliest, latest string
	precision        string
	edtf             string
}

const edtfExamples = "2018-12-05, 2018-12, 2018, 2018~ (about then), 2018-10-01/2018-12-31, ../2024-12-31 or 2018-10-01/.."

// parseEDTF reads the forms of ISO 8601-2 that docs/data.md names. The error says what would fit.
func parseEDTF(s string) (partialDate, error) {
	if from, to, ok := strings.Cut(s, "/"); ok {
		return parseInterval(s, from, to)
	}
	if body, ok := strings.CutSuffix(s, "~"); ok {
		d, err := parseSpan(body)
		if err == nil && d.precision == "DAY" {
			err = dateError(s, "about a day is an interval")
		}
		return partialDate{d.earliest, d.latest, "CIRCA", s}, err
	}
	return parseSpan(s)
}

// parseInterval reads two dates with a slash between, of which one may be `..`.
func parseInterval(s, from, to string) (partialDate, error) {
	out := partialDate{precision: "RANGE", edtf: s}
	if from == ".." && to == ".." {
		return partialDate{}, dateError(s, "an interval is open on one side at most")
	}
	if from != ".." {
		d, err := parseSpan(from)
		if err != nil {
			return partialDate{}, err
		}
		out.earliest = d.earliest
	}
	if to != ".." {
		d, err := parseSpan(to)
		if err != nil {
			return partialDate{}, err
		}
		out.latest = d.latest
	}
	return out, checkInterval(out, from, to)
}

func checkInterval(d partialDate, from, to string) error {
	switch {
	case from == to:
		return fmt.Errorf("%q is one date twice: write %s", d.edtf, from)
	case d.earliest != "" && d.latest != "" && d.latest < d.earliest:
		return fmt.Errorf("%q ends before it begins: write %s/%s", d.edtf, to, from)
	}
	return nil
}

// parseSpan reads a day, a month or a year.
func parseSpan(s string) (partialDate, error) {
	d, err := edtf.ParseDate(s)
	if errors.Is(err, edtf.ErrShape) {
		err = dateError(s, "write it in EDTF")
	}
	if err != nil {
		return partialDate{}, err
	}
	return partialDate{d.First, d.Last, string(d.Precision), s}, nil
}

func dateError(s, why string) error {
	return fmt.Errorf("%q is no date: %s; such as %s", s, why, edtfExamples)
}

// canonical returns the date as stores hold it.
func (d partialDate) canonical() map[string]any {
	m := map[string]any{"precision": d.precision, "edtf": d.edtf}
	if d.latest != "" {
		m["latest"], m["date"] = d.latest, d.latest // the day for sorting, where the beginning is open
	}
	if d.earliest != "" {
		m["earliest"], m["date"] = d.earliest, d.earliest
	}
	return m
}

// dateKeys are what may be written of a partial date; the rest follows from its EDTF.
var dateKeys = []string{"edtf", "printed", "inferred"}

// readDate reads `2018-12` or `{edtf: 2018-10-01/2018-12-31, printed: late 2018, inferred: false}`.
func (l *loader) readDate(v *value) (any, bool) {
	switch v.shape {
	case scalar:
		return l.readEDTF(v)
	case mapping:
		return l.readDateMapping(v)
	}
	l.report(v.at, "%s is no date: write it in EDTF, such as %s", v.describe(), edtfExamples)
	return nil, false
}

// readEDTF reads the date alone. A year needs no quotes, though YAML takes it for a number.
func (l *loader) readEDTF(v *value) (map[string]any, bool) {
	d, err := parseEDTF(v.text)
	if err != nil {
		l.report(v.at, "%s", err)
		return nil, false
	}
	m := d.canonical()
	m["inferred"] = false
	return m, true
}

func (l *loader) readDateMapping(v *value) (any, bool) {
	edtf := v.get("edtf")
	if edtf == nil || edtf.shape != scalar {
		l.report(v.at, "`edtf` is missing: the date in EDTF, such as %s", edtfExamples)
		return nil, false
	}
	m, good := l.readEDTF(edtf)
	for _, p := range v.pairs {
		if p.key.text == "edtf" {
			continue
		}
		one, ok := l.readDatePart(p)
		if good = good && ok; good {
			m[p.key.text] = one
		}
	}
	return m, good
}

func (l *loader) readDatePart(p pair) (any, bool) {
	switch p.key.text {
	case "printed":
		return l.readValue(ontology.Type{Name: "String"}, p.value)
	case "inferred":
		return l.readValue(ontology.Type{Name: "Boolean"}, p.value)
	}
	l.report(p.key.at, "a date has no %s%s", quote(p.key.text), store.Nearest(p.key.text, dateKeys))
	return nil, false
}
