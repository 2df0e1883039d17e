package seed

import (
	"maps"
)

const (
	likenessField = "mayBeSame"
	countedField  = "countedOnceAs"
)

// mirrorLikeness shows that two may be the same from both sides: it is written on one, and the loader writes it on the other with the same
// reasons and the same standing.
func (l *loader) mirrorLikeness() {
	type ends struct{ from, to string }
	written := map[ends]bool{}
	var likenesses []*edge
	for _, e := range l.edges {
		if e.field.Name == likenessField {
			written[ends{e.From, e.To}], likenesses = true, append(likenesses, e)
		}
	}
	for _, e := range likenesses {
		other, back := l.byID[e.To], *e
		if e.To == e.From {
			l.reportField(e.by, likenessField, e.at, "%s is in its own %s: write with which other it may be the same", e.From, likenessField)
			continue
		}
		if written[ends{e.To, e.From}] {
			l.reportField(e.by, likenessField, e.at, "%s and %s name each other in %s: write it on one of them, the other shows it too", e.From, e.To, likenessField)
			continue
		}
		back.From, back.To, back.by, back.Properties = e.To, e.From, other, maps.Clone(e.Properties)
		l.addEdge(&back)
		if s, given := e.by.standings[likenessField]; given && other.standings[likenessField].standing == "" {
			other.standings[likenessField] = s
		}
	}
}

// countOnce gives all that may be the same, directly or by way of others, the first of their ids to be counted by.
func (l *loader) countOnce() {
	for _, e := range l.entries {
		if e.kind.Field(countedField) == nil || e.properties[countedField] != nil || e.invalidID {
			continue
		}
		all := l.alike(e)
		first := e.id
		for _, other := range all {
			first = min(first, other.id)
		}
		why := standing{"DERIVED", "Its own id, for no other suit on record may be the same."}
		if len(all) > 1 {
			why.reason = "The first id among those that may be the same."
		}
		for _, other := range all {
			other.properties[countedField], other.standings[countedField] = first, why
		}
	}
}

// alike returns an entry and all that it may be the same as, directly or by way of others.
func (l *loader) alike(e *entry) []*entry {
	all, seen := []*entry{e}, map[*entry]bool{e: true}
	for i := 0; i < len(all); i++ {
		for _, other := range l.targets(all[i], likenessField) {
			if !seen[other] {
				seen[other], all = true, append(all, other)
			}
		}
	}
	return all
}
