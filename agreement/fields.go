package agreement

import (
	"graph287g/ontology"
	"graph287g/plan"
)

// The fields of an agreement that tell of its time.
const (
	status        = "status"
	statusAsOf    = "statusAsOf"
	signedOn      = "signedOn"
	endedOn       = "endedOn"
	firstListedOn = "firstListedOn"
	lastListedOn  = "lastListedOn"
	firstShownOn  = "firstShownOn"
	lastShownOn   = "lastShownOn"
	observations  = "observations"

	signedOnKnownFrom = "signedOnKnownFrom"
	endedOnKnownFrom  = "endedOnKnownFrom"
)

// The fields of a claim about it that do.
const (
	inForce    = "inForce"
	observedOn = "observedOn"
)

// knownFrom is a field of both: the day by which what tells of the agreement had been published, or what makes the claim.
const knownFrom = "knownFrom"

// The first and the last day that there are: a date that has an end at all lies between them.
const (
	firstDay = "0001-01-01"
	lastDay  = "9999-12-31"
)

func (t Time) field(kind, field string) *ontology.Field { return t.Catalogue.Kind(kind).Field(field) }
func (t Time) agreement(field string) *ontology.Field   { return t.field("Agreement", field) }
func (t Time) claim(field string) *ontology.Field       { return t.field("Claim", field) }

func and(sub ...plan.Filter) plan.Filter { return plan.Filter{Op: plan.And, Sub: sub} }
func or(sub ...plan.Filter) plan.Filter  { return plan.Filter{Op: plan.Or, Sub: sub} }
func not(f plan.Filter) plan.Filter      { return plan.Filter{Op: plan.Not, Sub: []plan.Filter{f}} }

// date compares a date with a day. Of a partial date Gt and Gte compare the first day that it can mean, Lt and Lte the last; an end that
// is open satisfies none of them.
func (t Time) date(op plan.FilterOp, field, day string) plan.Filter {
	return plan.Filter{Op: op, Field: t.agreement(field), Values: []any{day}}
}

// statusIn returns the condition that the last state that the records show is one of these.
func (t Time) statusIn(values ...string) plan.Filter {
	list := make([]any, len(values))
	for i, v := range values {
		list[i] = v
	}
	return plan.OneOf(t.agreement(status), list)
}

func some(f *ontology.Field, fits plan.Filter) plan.Filter {
	return plan.Filter{Op: plan.Some, Field: f, Sub: []plan.Filter{fits}}
}
