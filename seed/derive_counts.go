package seed

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"graph287g/store"
)

// A count is a claim that gives an exact number of something on a day, by a day or in a month or year: what can be reckoned with.
type count struct {
	claim  *entry
	number int64
	asOf   partialDate
	read   bool // the date is our reading
}

// countOf returns the count that a claim gives; ok is false for any other claim. In doubt it is none: a figure that is about, nearly or over
// another, that is our reading or denied, that has no last day, or is about a year, and a measure that isn't called a count (hours, costs).
func (l *loader) countOf(claim *entry) (out count, ok bool) {
	p := claim.properties
	number, given := p["number"].(float64)
	date, dated := p["asOf"].(map[string]any)
	switch {
	case claim.kind.Name != "Claim" || claim.invalidID || claim.source == nil || p["kind"] != "FIGURE" || p["comparator"] != "EXACT" || p["negated"] == true:
		return out, false
	case !given || number < 0 || number > 1<<52 || number != math.Trunc(number) || !dated || p["unit"] == nil:
		return out, false
	case !store.Counts(stringOf(p["field"])) || l.target(claim, "subject") == nil || !l.isMeasure(claim):
		return out, false
	case !l.isStated(claim, "subject", "object", "scope", "attributedTo"):
		return out, false
	}
	out = count{claim: claim, number: int64(number), read: date["inferred"] == true}
	out.asOf, _ = parseEDTF(stringOf(date["edtf"]))
	return out, out.asOf.latest != "" && out.asOf.precision != "CIRCA"
}

// isStated tells whether a source states a claim, with what it names in some fields.
func (l *loader) isStated(claim *entry, fields ...string) bool {
	if claim.properties["standing"] != "STATED" {
		return false
	}
	for _, field := range fields {
		for _, e := range l.edgesOf(claim, field) {
			if l.standingOf(e.Properties) != 0 {
				return false
			}
		}
	}
	return true
}

// ruleKey names the rule by which a claim counts, but for what is counted and where: who counts, what in which unit, of whom.
func (l *loader) ruleKey(claim *entry) string {
	p := claim.properties
	return strings.Join([]string{
		claim.source.id, stringOf(p["field"]), stringOf(p["unit"]), stringOf(p["population"]), stringOf(p["attribution"]), l.endsKey(claim, "attributedTo"),
	}, "\x00")
}

// seriesKey names all in which counts must agree to follow one another.
func (l *loader) seriesKey(claim *entry) string {
	return l.ruleKey(claim) + "\x00" + strings.Join([]string{
		l.endsKey(claim, "subject"), l.endsKey(claim, "object"), l.endsKey(claim, "scope"), l.endsKey(claim, "topics"),
	}, "\x00")
}

// endsKey lists where a relation leads.
func (l *loader) endsKey(e *entry, field string) string {
	var ids []string
	for _, end := range l.targets(e, field) {
		ids = append(ids, end.id)
	}
	slices.Sort(ids)
	return strings.Join(ids, " ")
}

// agreeing leaves one count of each date, the first in the text, and none of dates of which the numbers differ.
func agreeing(all []count) []count {
	type window struct{ earliest, latest string }
	byDate := map[window][]count{}
	for _, c := range all {
		at := window{c.asOf.earliest, c.asOf.latest}
		byDate[at] = append(byDate[at], c)
	}
	var out []count
	for _, same := range byDate {
		if !slices.ContainsFunc(same, func(c count) bool { return c.number != same[0].number }) {
			out = append(out, slices.MinFunc(same, func(a, b count) int { return comparePlaces(a.claim, b.claim) }))
		}
	}
	slices.SortFunc(out, func(a, b count) int {
		return cmp.Or(cmp.Compare(a.asOf.latest, b.asOf.latest), comparePlaces(a.claim, b.claim))
	})
	return out
}

// precedes tells whether one date comes before another: for certain, or by our reading where the later figure is given by a day
// and that day is later, for then the figure has no first day.
func precedes(a, b partialDate) (ok, read bool) {
	if b.earliest == "" {
		return a.latest < b.latest, true
	}
	return a.latest < b.earliest, false
}
