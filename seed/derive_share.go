package seed

import (
	"fmt"
	"slices"

	"graph287g/store"
)

// deriveShares makes claims of how large a part of a total a count is: that of a place of the count of one around it, on the same topic and of
// the same date.
func (l *loader) deriveShares(counts []count) {
	placed := map[string][]count{} // by rule, topic, place and date
	var keys []string
	for _, c := range counts {
		for _, at := range l.placings(c) {
			key := at.key()
			if len(placed[key]) == 0 {
				keys = append(keys, key)
			}
			placed[key] = append(placed[key], c)
		}
	}
	slices.Sort(keys)
	shares := map[[2]*entry]bool{}
	for _, key := range keys {
		part := agreeing(placed[key])
		if len(part) != 1 {
			continue // the source gives two numbers
		}
		for _, at := range l.placings(part[0]) {
			if at.key() != key {
				continue
			}
			for _, around := range l.around(at.place) {
				whole := agreeing(placed[placing{at.rule, at.topic, around, at.asOf, true}.key()])
				if len(whole) == 1 && whole[0].number > 0 && part[0].number <= whole[0].number && !shares[[2]*entry{part[0].claim, whole[0].claim}] {
					shares[[2]*entry{part[0].claim, whole[0].claim}] = true
					l.addShare(part[0], whole[0])
				}
			}
		}
	}
}

// A placing is what a count counts where: a claim about a topic that holds for one place, or one about a place that is on a topic.
type placing struct {
	rule         string
	topic, place *entry
	asOf         partialDate
	total        bool // it is about the topic, so that others may be a part of it
}

func (p placing) key() string {
	return fmt.Sprintf("%s\x00%s\x00%s\x00%s\x00%v", p.rule, p.topic.id, p.place.id, p.asOf.earliest+"/"+p.asOf.latest, p.total)
}

// placings lists what a count counts where: nothing where it names several places or none, or where that is our reading.
func (l *loader) placings(c count) []placing {
	subject, scope := l.target(c.claim, "subject"), l.targets(c.claim, "scope")
	rule := l.ruleKey(c.claim)
	switch {
	case subject.kind.Name == "Topic" && len(scope) == 1 && l.isPlace(scope[0]):
		return []placing{{rule, subject, scope[0], c.asOf, true}}
	case l.isPlace(subject) && len(scope) == 0 && l.isStated(c.claim, "topics"):
		var out []placing
		for _, topic := range l.targets(c.claim, "topics") {
			out = append(out, placing{rule, topic, subject, c.asOf, false})
		}
		return out
	}
	return nil
}

func (l *loader) isPlace(e *entry) bool { return l.c.KindsOf("Jurisdiction").Has(e.kind.Index) }

// around lists the places in which a place lies, the nearest first.
func (l *loader) around(place *entry) []*entry {
	var out []*entry
	for _, field := range []string{"county", "state", "country"} {
		if f := place.kind.Field(field); f == nil || f.Relation == nil {
			continue
		}
		if next := l.target(place, field); next != nil {
			return append(append(out, next), l.around(next)...)
		}
	}
	return out
}

func (l *loader) addShare(part, whole count) {
	percent := quotient{100 * part.number, whole.number}
	l.addDerived(derivedFigure{
		about: part.claim, from: []count{part, whole}, asOf: part.asOf.edtf, what: store.CountShare, unit: "percent", number: percent,
		text: fmt.Sprintf("By our arithmetic, the %d %s that %s counts for “%s” are %s percent of the %d that it counts for “%s” (%s).", part.number, part.unit(),
			l.shortName(l.target(part.claim, "source")), l.nameOf(l.placings(part)[0].place), percent.inWords(), whole.number, l.nameOf(l.target(whole.claim, "subject")), part.inWords()),
		rule: fmt.Sprintf("The count for a place as a part of the count for one around it, %s, of the same date and on the same topic: %d ÷ %d × 100 = %s.",
			alikeCounts, part.number, whole.number, percent.explained()),
	})
}
