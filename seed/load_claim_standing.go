package seed

import (
	"maps"

	"graph287g/ontology"
)

// readingFields are the relations of a claim that are as firm as the claim itself. Where it is our reading, so is what it is about and
// what supports it; that it was read in its source is not.
var readingFields = []string{"subject", "object", "scope", "topics", "attributedTo", "citations"}

// passStandings gives the relations of each claim the claim's standing, unless theirs is weaker already.
func (l *loader) passStandings() {
	for _, e := range l.entries {
		if e.kind.Name != "Claim" || e.invalidID {
			continue
		}
		for _, field := range readingFields {
			for _, edge := range l.edgesOf(e, field) {
				l.weaken(edge, l.standingOf(e.properties))
			}
		}
	}
}

// weaken gives a relation a standing, unless its own is as weak.
func (l *loader) weaken(e *edge, standing ontology.Standing) {
	if l.standingOf(e.Properties) >= standing {
		return
	}
	e.Properties = maps.Clone(e.Properties)
	e.Properties["standing"] = l.c.Enum("Standing").Values[standing].Name
}

// standingOf returns the standing among the values of a claim or a relation; one that isn't there is STATED.
func (l *loader) standingOf(values map[string]any) ontology.Standing {
	name, _ := values["standing"].(string)
	rank, _ := l.c.Enum("Standing").Rank(name)
	return ontology.Standing(rank)
}
