package seed

import (
	"math"
	"slices"
	"strings"

	"graph287g/store"
)

// A derivedRule reckons what a derived figure is, from the numbers of its two claims in the order in which it names them.
type derivedRule struct {
	measure string // how the name of its measure ends
	reckon  func(a, b float64) float64
}

var derivedRules = []derivedRule{
	{store.CountChange, func(before, after float64) float64 { return after - before }},
	{store.CountGrowth, func(before, after float64) float64 { return (after/before - 1) * 100 }},
	{store.CountShare, func(part, whole float64) float64 { return part / whole * 100 }},
}

// roundingError is by how much a number with one decimal may differ from the true one.
const roundingError = 0.05 + 1e-9

// checkDerived reckons each derived figure anew from the claims that it names, which must be what sources state, and returns how many there
// are. What it finds is a mistake of the loader's: nobody writes such claims.
func (l *loader) checkDerived() int {
	n := 0
	for _, e := range l.entries {
		if e.kind.Name != "Claim" || e.properties["standing"] != "DERIVED" {
			continue
		}
		n++
		from := l.targets(e, "derivedFrom")
		rule := slices.IndexFunc(derivedRules, func(r derivedRule) bool { return strings.HasSuffix(stringOf(e.properties["field"]), r.measure) })
		switch {
		case len(from) != 2 || rule < 0:
			l.report(e.at, "%s is DERIVED from %d claims by no rule that is known", e.id, len(from))
		case from[0].properties["standing"] != "STATED" || from[1].properties["standing"] != "STATED" || from[0].source != from[1].source:
			l.report(e.at, "%s is DERIVED from claims that one source doesn't state", e.id)
		default:
			a, _ := from[0].properties["number"].(float64)
			b, _ := from[1].properties["number"].(float64)
			number, _ := e.properties["number"].(float64)
			if want := derivedRules[rule].reckon(a, b); math.IsNaN(want) || math.Abs(want-number) > roundingError {
				l.report(e.at, "%s is %v, but %v and %v give %v", e.id, number, a, b, want)
			}
		}
	}
	return n
}
