package seed

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"time"

	"graph287g/ontology"
	"graph287g/store"
)

// A statement is what a claim says, as far as that can be compared: the other end of a relation, a number, a date, or else
// only the words.
type statement struct {
	claim      *entry
	negated    bool
	object     *entry
	number     *float64
	comparator string
	unit       string
	date       *partialDate // of a claim about a date
	text       string
}

func (l *loader) newStatement(claim *entry) statement {
	p := claim.properties
	s := statement{claim: claim}
	if f := l.claimedField(claim); f != nil && f.Role == ontology.Related {
		s.object = l.target(claim, "object") // elsewhere the object isn't what is stated, but what else it is about
	}
	s.negated, _ = p["negated"].(bool)
	s.comparator, _ = p["comparator"].(string)
	s.unit, _ = p["unit"].(string)
	if n, ok := p["number"].(float64); ok {
		s.number = &n
	}
	s.text, _ = p["printed"].(string)
	if f := l.claimedField(claim); f != nil && f.Type.Name == "PartialDate" && !f.Type.List {
		s.date = printedDate(s.text)
	}
	if s.text == "" {
		s.text, _ = p["text"].(string)
	}
	return s
}

// claimedField returns the field of its subject that a claim backs, or nil.
func (l *loader) claimedField(claim *entry) *ontology.Field {
	subject := l.target(claim, "subject")
	field, _ := claim.properties["field"].(string)
	if subject == nil {
		return nil
	}
	return subject.kind.Field(field)
}

// isMeasure tells whether a claim is about no field of its subject: neither one that is stored nor one that lists claims.
func (l *loader) isMeasure(claim *entry) bool {
	for _, f := range l.target(claim, "subject").kind.Fields {
		if f.Name == claim.properties["field"] || (f.Role == ontology.Claims && f.ClaimField == claim.properties["field"]) {
			return false
		}
	}
	return true
}

// valueKey puts what is stated into words that are equal for equal values.
func (s statement) valueKey() string {
	out := strings.ToLower(s.text)
	switch {
	case s.object != nil:
		out = s.object.id
	case s.number != nil:
		out = strings.TrimSpace(strings.ToLower(s.comparator) + " " + string(store.AppendJSON(nil, *s.number)) + " " + s.unit)
	case s.date != nil:
		out = s.date.edtf
	}
	if s.negated {
		return "not " + out
	}
	return out
}

// interval returns between which numbers the true one lies, the ends included. A number without a comparator is taken as about.
func (s statement) interval() (low, high float64) {
	n, tenth := *s.number, math.Abs(*s.number)/10
	switch s.comparator {
	case "EXACT":
		return n, n
	case "NEARLY":
		return n - tenth, n
	case "OVER", "AT_LEAST":
		return n, math.Inf(1)
	case "UP_TO":
		return math.Inf(-1), n
	case "VAGUE":
		return math.Inf(-1), math.Inf(1)
	}
	return n - tenth, n + tenth
}

// printedDatePattern is a date in words that says nothing beyond year, month and day: `In February 2025`, `late 2018`.
var printedDatePattern = regexp.MustCompile(`^(?i)(?:in |on )?(?:early |mid-|late )?(?:([a-z]{3})[a-z]*\.? (?:([0-9]{1,2}), )?)?([0-9]{4})$`)

// printedDate reads a date as it is printed; nil where it says more than year, month and day, or less.
func printedDate(printed string) *partialDate {
	if d, err := parseEDTF(printed); err == nil {
		return &d
	}
	m := printedDatePattern.FindStringSubmatch(printed)
	if m == nil {
		return nil
	}
	edtf := m[3]
	if m[1] != "" {
		month, err := time.Parse("Jan", m[1])
		if err != nil {
			return nil
		}
		edtf += month.Format("-01")
	}
	if m[2] != "" {
		edtf += fmt.Sprintf("-%02s", m[2])
	}
	d, err := parseEDTF(edtf)
	if err != nil {
		return nil
	}
	return &d
}
