package seed

import (
	"fmt"
	"maps"
	"slices"

	"graph287g/store"
)

// alikeCounts says in what two counts must agree that something follows from both.
const alikeCounts = "both exact, of one source, and alike in measure, unit, population and who is said to count"

// deriveGrowth makes claims of how much counts grew: each count of a series against the one before.
func (l *loader) deriveGrowth(counts []count) {
	series := map[string][]count{}
	for _, c := range counts {
		key := l.seriesKey(c.claim)
		series[key] = append(series[key], c)
	}
	for _, key := range slices.Sorted(maps.Keys(series)) {
		ordered := agreeing(series[key])
		for i := 1; i < len(ordered); i++ {
			if ok, read := precedes(ordered[i-1].asOf, ordered[i].asOf); ok {
				l.addGrowth(ordered[i-1], ordered[i], read)
			}
		}
	}
}

// addGrowth adds the difference of two counts, and how much it is of the first in percent, unless that is nothing. read tells that the
// order of their dates is our reading.
func (l *loader) addGrowth(before, after count, read bool) {
	change := after.number - before.number
	text := fmt.Sprintf("By our arithmetic, the %s that %s counts for “%s” went from %d (%s) to %d (%s): ", after.unit(),
		l.shortName(l.target(after.claim, "source")), l.nameOf(l.target(after.claim, "subject")), before.number, before.inWords(), after.number, after.inWords())
	reading := ""
	if read {
		reading = fmt.Sprintf(" The later one is given %s, without a first day: that it comes after the other is our reading.", dateInWords(after.asOf))
	}
	d := derivedFigure{about: after.claim, from: []count{before, after}, asOf: interval(before.asOf, after.asOf)}
	d.what, d.unit, d.number = store.CountChange, after.unit(), quotient{change, 1}
	d.text = text + moreOrFewer(d.number, "") + "."
	d.rule = fmt.Sprintf("The later count minus the earlier one, %s, on the same subject, object, scope and topics: %d − %d = %d.%s",
		alikeCounts, after.number, before.number, change, reading)
	l.addDerived(d)
	if before.number == 0 {
		return
	}
	d.what, d.unit, d.number = store.CountGrowth, "percent", quotient{100 * change, before.number}
	d.text = text + moreOrFewer(d.number, " percent") + "."
	d.rule = fmt.Sprintf("The later count minus the earlier one, as a part of the earlier one, %s, on the same subject, object, scope and topics: (%d − %d) ÷ %d × 100 = %s.%s",
		alikeCounts, after.number, before.number, before.number, d.number.explained(), reading)
	l.addDerived(d)
}

// moreOrFewer puts a change into words: `about 335.6 percent more`.
func moreOrFewer(q quotient, unit string) string {
	switch {
	case q.dividend == 0:
		return "no change"
	case q.dividend < 0:
		return quotient{-q.dividend, q.divisor}.inWords() + unit + " fewer"
	}
	return q.inWords() + unit + " more"
}
