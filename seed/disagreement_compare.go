package seed

import (
	"slices"

	"graph287g/ontology"
)

// weighed are the kinds of claims that are compared. Positions, predictions and definitions differ freely.
var weighed = []string{"FACT", "FIGURE", "FINDING", "HOLDING"}

// isWeighed tells whether a claim can be held against others: it says in so many words that something is so.
func isWeighed(claim *entry) bool {
	kind, _ := claim.properties["kind"].(string)
	return slices.Contains(weighed, kind) && claim.properties["standing"] == "STATED"
}

// differ tells whether two claims that agree in all but their value can't both be true of the same moment. In doubt it says no: what
// can be a value and its more exact form, a whole and its part, or one of several, is no conflict.
func (l *loader) differ(a, b statement) bool {
	switch {
	case a.negated && b.negated:
		return false
	case a.object != nil && b.object != nil:
		return l.endsDiffer(a, b)
	case a.object != nil || b.object != nil:
		return false
	case a.number != nil && b.number != nil:
		return l.numbersDiffer(a, b)
	case a.date != nil && b.date != nil:
		return a.negated == b.negated && datesDiffer(*a.date, *b.date)
	}
	return false
}

// endsDiffer compares the other ends of one relation. Ends that have a relation to each other may be a whole and its part.
func (l *loader) endsDiffer(a, b statement) bool {
	if a.negated != b.negated {
		return a.object == b.object
	}
	return a.object != b.object && !l.claimed(a.claim).Type.List && !l.joined(a.object, b.object)
}

// numbersDiffer compares what can have one number only: a measure, or a stored number.
func (l *loader) numbersDiffer(a, b statement) bool {
	if !l.isSingle(a.claim) {
		return false
	}
	if a.negated != b.negated {
		return *a.number == *b.number && a.comparator == b.comparator
	}
	aLow, aHigh := a.span()
	bLow, bHigh := b.span()
	return aHigh < bLow || bHigh < aLow
}

func (l *loader) isSingle(claim *entry) bool {
	f := l.claimed(claim)
	if f == nil {
		return claim.properties["kind"] == "FIGURE" && l.isMeasure(claim)
	}
	return f.Role == ontology.Stored && !f.Type.List && (f.Type.Name == "Int" || f.Type.Name == "Float")
}

// datesDiffer tells whether no day is in both.
func datesDiffer(a, b partial) bool { return before(a, b) || before(b, a) }

func before(a, b partial) bool {
	return a.latest != "" && b.earliest != "" && a.latest < b.earliest
}

// joined tells whether any relation leads from one of two entries to the other.
func (l *loader) joined(a, b *entry) bool {
	return slices.ContainsFunc(l.edges, func(e *edge) bool {
		return (e.From == a.id && e.To == b.id) || (e.From == b.id && e.To == a.id)
	})
}
