package seed

import (
	"cmp"
	"strconv"
	"strings"

	"graph287g/roster"
	"graph287g/store"
)

// graphSource is the source of what is computed: this graph itself.
const graphSource = "source/287g-graph"

// deriveFigures makes claims of what follows from two counts by arithmetic. Nobody writes such claims: they follow from the claims that are
// written, and go with them. Where something is wrong with the files it makes none, for nothing of them will be loaded.
func (l *loader) deriveFigures() {
	if len(l.list) > 0 {
		return
	}
	var counts []count
	for _, e := range l.entries {
		if c, ok := l.countOf(e); ok {
			counts = append(counts, c)
		}
	}
	l.deriveGrowth(counts)
	l.deriveShares(counts)
}

// A derivedFigure is a claim that follows from two counts.
type derivedFigure struct {
	about      *entry  // the claim from which it has its subject and what else it is about
	from       []count // in the order of the rule
	what       string  // store.CountChange, CountGrowth or CountShare; the end of its measure, and in lower case of its id
	number     quotient
	unit       string
	asOf       string // in EDTF
	text, rule string
}

// addDerived adds a claim that follows from others, and the source that makes it. Its id is made of theirs, so that it stays while they do.
func (l *loader) addDerived(d derivedFigure) {
	claims := []*entry{d.from[0].claim, d.from[1].claim}
	rest := strings.TrimPrefix(claims[1].id, "claim/"+claims[1].source.slug+"/")
	e := newEntry(l.c.Kind("Claim"), "claim/"+strings.TrimPrefix(graphSource, "source/")+"/"+strings.TrimPrefix(claims[0].id, "claim/")+"/"+rest+"/"+strings.ToLower(d.what), d.about.at)
	number, exact := d.number.rounded()
	comparator := "EXACT"
	if !exact {
		comparator = "ABOUT"
	}
	date, _ := parseEDTF(d.asOf)
	asOf := date.canonical()
	asOf["inferred"] = d.from[0].read || d.from[1].read
	e.properties = map[string]any{
		"kind": "FIGURE", "field": store.ComputedOf(stringOf(d.about.properties["field"]), d.what),
		"text": d.text, "number": number, "comparator": comparator, "unit": d.unit, "asOf": asOf, "negated": false, "standing": "DERIVED", "reason": d.rule,
		"locator": locators(claims), "statement": strings.TrimPrefix(e.id, "claim/"),
		"place": strings.TrimPrefix(graphSource, "source/") + " " + stringOf(claims[0].properties["place"]),
	}
	known := []string{stringOf(claims[0].properties["knownFrom"]), stringOf(claims[1].properties["knownFrom"])}
	if known[0] != "" && known[1] != "" {
		e.properties["knownFrom"] = max(known[0], known[1])
	}
	if p := d.about.properties["population"]; p != nil {
		e.properties["population"] = p
	}
	l.entries, l.byID[e.id] = append(l.entries, e), e
	for _, field := range []string{"subject", "object", "scope", "topics"} {
		for i, end := range l.targets(d.about, field) {
			l.addMadeEdge(e, field, end, i)
		}
	}
	for i, c := range claims {
		l.addMadeEdge(e, "derivedFrom", c, i)
	}
	l.addMadeEdge(e, "source", l.graphItself(d.about.at), 0)
}

// graphItself returns the source of what is computed, which is there once something is.
func (l *loader) graphItself(at position) *entry {
	if e := l.byID[graphSource]; e != nil {
		return e
	}
	e := newEntry(l.c.Kind("Source"), graphSource, at)
	e.properties = entity(map[string]any{
		"name": "287(g) Graph", "description": "this graph: what it computes from what its sources say", "kind": "DATASET", "consulted": true,
	})
	for _, field := range []string{"name", "description", "kind", "consulted"} {
		e.standings[field] = standing{"DERIVED", "Ours: it is this graph itself."}
	}
	for _, field := range []string{"title", "authors", "publisher", "publishedOn", "url"} {
		e.standings[field] = standing{"UNKNOWN", "It is this graph itself, which has none: `meta { version }` tells which version answered."}
	}
	l.entries, l.byID[e.id] = append(l.entries, e), e
	return e
}

// locators lists where claims stand, each place once.
func locators(claims []*entry) string {
	first, second := stringOf(claims[0].properties["locator"]), stringOf(claims[1].properties["locator"])
	if first == second {
		return first
	}
	return first + ", " + second
}

func (c count) unit() string { return stringOf(c.claim.properties["unit"]) }

// inWords tells the date of a count: `by May 19, 2025, by our reading`.
func (c count) inWords() string {
	if c.read {
		return dateInWords(c.asOf) + ", by our reading"
	}
	return dateInWords(c.asOf)
}

// dateInWords tells a date: `May 19, 2025`, `December 2024`, `2024`, `by May 19, 2025` or `January 1, 2025 to May 19, 2025`.
func dateInWords(d partialDate) string {
	switch {
	case d.precision == "MONTH":
		month, _, _ := strings.Cut(roster.DayInWords(d.latest), " ")
		return month + " " + d.edtf[:4]
	case d.precision == "YEAR":
		return d.edtf
	case d.earliest == "":
		return "by " + roster.DayInWords(d.latest)
	case d.earliest == d.latest:
		return roster.DayInWords(d.latest)
	}
	return roster.DayInWords(d.earliest) + " to " + roster.DayInWords(d.latest)
}

// interval returns the time from one date to another in EDTF, of a date without a first day from its last one.
func interval(a, b partialDate) string {
	from, to := cmp.Or(a.earliest, a.latest), b.latest
	if a.precision != "RANGE" {
		from = a.edtf
	}
	if b.precision != "RANGE" {
		to = b.edtf
	}
	return from + "/" + to
}

// A quotient is the result of an arithmetic, told to one decimal.
type quotient struct{ dividend, divisor int64 }

// rounded returns the quotient to one decimal, halves away from zero, and whether that is exact.
func (q quotient) rounded() (number float64, exact bool) {
	sign, n := int64(1), q.dividend
	if n < 0 {
		sign, n = -1, -n
	}
	tenths := (20*n + q.divisor) / (2 * q.divisor)
	return float64(sign*tenths) / 10, tenths*q.divisor == 10*n
}

func (q quotient) String() string {
	n, _ := q.rounded()
	return strconv.FormatFloat(n, 'f', -1, 64)
}

func (q quotient) inWords() string {
	if _, exact := q.rounded(); !exact {
		return "about " + q.String()
	}
	return q.String()
}

func (q quotient) explained() string {
	if _, exact := q.rounded(); !exact {
		return q.String() + ", rounded to one decimal"
	}
	return q.String()
}
