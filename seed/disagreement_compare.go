package seed

import (
	"slices"

	"graph287g/ontology"
)

// comparedKinds are the kinds of claims that are compared. Positions, predictions and definitions differ freely.
var comparedKinds = []string{"FACT", "FIGURE", "FINDING", "HOLDING"}

// isCompared tells whether a claim can be compared with others: it says in so many words that something is so.
func isCompared(claim *entry) bool {
	kind, _ := claim.properties["kind"].(string)
	return slices.Contains(comparedKinds, kind) && claim.properties["standing"] == "STATED"
}

// conflict tells whether two claims that agree in all but their value can't both be true of the same moment. In doubt it says
// no: what can be a value and its more exact form, a whole and its part, or one of several, is no conflict.
func (l *loader) conflict(a, b statement) bool {
	switch {
	case a.negated && b.negated:
		return false
	case a.object != nil && b.object != nil:
		return l.objectsConflict(a, b)
	case a.object != nil || b.object != nil:
		return false
	case a.number != nil && b.number != nil:
		return l.numbersConflict(a, b)
	case a.date != nil && b.date != nil:
		return a.negated == b.negated && datesConflict(*a.date, *b.date)
	}
	return false
}

// objectsConflict compares the other ends of one relation. Ends that have a relation to each other may be a whole and its part.
func (l *loader) objectsConflict(a, b statement) bool {
	if a.negated != b.negated {
		return a.object == b.object
	}
	return a.object != b.object && !l.claimedField(a.claim).Type.List && !l.areRelated(a.object, b.object)
}

// numbersConflict compares what can have one number only: a measure, or a stored number.
func (l *loader) numbersConflict(a, b statement) bool {
	if !l.hasSingleNumber(a.claim) {
		return false
	}
	if a.negated != b.negated {
		return *a.number == *b.number && a.comparator == b.comparator
	}
	aLow, aHigh := a.interval()
	bLow, bHigh := b.interval()
	return aHigh < bLow || bHigh < aLow
}

func (l *loader) hasSingleNumber(claim *entry) bool {
	f := l.claimedField(claim)
	if f == nil {
		return claim.properties["kind"] == "FIGURE" && l.isMeasure(claim)
	}
	return f.Role == ontology.Stored && !f.Type.List && (f.Type.Name == "Int" || f.Type.Name == "Float")
}

// datesConflict tells whether no day is in both.
func datesConflict(a, b partialDate) bool { return endsBefore(a, b) || endsBefore(b, a) }

func endsBefore(a, b partialDate) bool {
	return a.latest != "" && b.earliest != "" && a.latest < b.earliest
}

// areRelated tells whether any relation leads from one of two entries to the other.
func (l *loader) areRelated(a, b *entry) bool {
	return slices.ContainsFunc(l.edges, func(e *edge) bool {
		return (e.From == a.id && e.To == b.id) || (e.From == b.id && e.To == a.id)
	})
}
