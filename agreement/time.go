// Package agreement defines what the records say of an agreement and a day: whether it was in force, by what had been published by another
// day, and what its status was. It expresses that as filters and cases of a plan, which every store can answer, and once more as a Span
// for counting by periods. No other package knows which fields of an agreement are about its time.
//
// Of a day only that is said which a source says:
//
//   - An agreement was certainly in force from the last day of signedOn, or from the first day on which a source shows it in force where
//     that is earlier or no signing is known, to the last day on which a source shows it so, before the last day of endedOn. On a day of
//     which a loaded source says otherwise it possibly was.
//   - It was possibly in force between the first and the last day of signedOn, and of endedOn, where both are known.
//   - It had ended by the last day of endedOn.
//   - Any other day is silent: no source speaks of it. Nothing follows for it from an older source.
//
// What shows it in force: a list of ICE that carries it (firstListedOn, lastListedOn), a claim with inForce and observedOn, and an end, on the
// eve of its first day (where a signing is known, an end shows nothing of the days before it). Derive puts these together as firstShownOn and
// lastShownOn when records are loaded. What was applied for, or withdrawn, never was; of days after today nothing is known.
//
// With a day of knowledge, a date and a claim count where they stand in a source published by then, at the latest, or a list
// of then has them; a source whose own date is open was published by the day of a visit, or else
// by that on which it was taken into the records.
package agreement

import (
	"graph287g/ontology"
	"graph287g/plan"
)

// How certain it is that an agreement was in force.
const (
	Certain  = "CERTAIN"
	Possible = "POSSIBLE"
)

// A Time is the point in time that a question is about. Days are written as `2025-06-30`; they are empty where none is given.
type Time struct {
	Catalogue *ontology.Catalogue // has the fields of agreements

	On       string // the day asked about
	Known    string // what was published by this day counts; empty for all that is
	Today    string // the day of the request, in UTC
	Newest   string // the newest day of which the graph speaks: see NewestOrder; empty where it speaks of none
	Possible bool   // agreements that were only possibly in force count too
}

// IsGiven tells whether the time changes anything.
func (t Time) IsGiven() bool { return t.On != "" || t.Known != "" }

// Day returns the day asked about. Where none is given, it is the newest of which the graph speaks, or that of knowledge if that comes before.
func (t Time) Day() string {
	switch {
	case t.On != "":
		return t.On
	case t.Newest == "":
		return t.horizon()
	}
	return min(t.Newest, t.horizon())
}

// Rows returns the condition on the agreements of a list: in force that day, or without a day all that were known.
func (t Time) Rows() plan.Filter {
	if t.On == "" {
		return t.published()
	}
	return t.InForce()
}

// InForce returns the condition that an agreement was in force that day, for certain, or at least possibly.
func (t Time) InForce() plan.Filter {
	if t.On > t.horizon() {
		return or()
	}
	if t.Possible {
		return and(t.everInForce(), not(t.endedBy()), or(t.shownAround(), t.signedThatDay(), t.mayBeSigned(), t.mayHaveEnded()))
	}
	return and(t.everInForce(), not(t.endedBy()), or(t.shownAround(), t.signedThatDay()), not(t.contradicted()))
}

func (t Time) everInForce() plan.Filter { return not(t.statusIn("PENDING", "WITHDRAWN")) }

// shownAround returns the condition that an agreement had been signed or shown in force by the day, and was shown so on it or after.
func (t Time) shownAround() plan.Filter {
	return and(or(t.signedBy(), t.shownBy()), t.shownSince())
}

// shownBy returns the condition that a source shows an agreement in force on the day or before.
func (t Time) shownBy() plan.Filter {
	if t.knowsAll() {
		return t.date(plan.Lte, firstShownOn, t.On)
	}
	noSigning := or(plan.Filter{Op: plan.IsNull, Field: t.agreement(signedOn), Values: []any{true}}, not(t.date(plan.Lte, signedOnKnownFrom, t.Known)))
	eve := and(noSigning, t.date(plan.Gt, endedOn, firstDay), not(t.date(plan.Gt, endedOn, min(after(t.On), lastDay))))
	return or(t.date(plan.Lte, firstListedOn, min(t.On, t.Known)), t.shownIn(t.observed(plan.Lte)), t.withPublished(endedOnKnownFrom, eve))
}

// shownSince returns the condition that a source shows an agreement in force on the day or after.
func (t Time) shownSince() plan.Filter {
	if t.knowsAll() {
		return t.date(plan.Gte, lastShownOn, t.On)
	}
	listed := and(t.date(plan.Gte, lastListedOn, t.On), t.date(plan.Lte, firstListedOn, t.Known))
	return or(listed, t.shownIn(t.observed(plan.Gte)), t.withPublished(endedOnKnownFrom, t.date(plan.Gt, endedOn, t.On)))
}

// contradicted returns the condition that a source says of the day that an agreement wasn't in force.
func (t Time) contradicted() plan.Filter {
	denies := plan.Filter{Op: plan.Eq, Field: t.claim(inForce), Values: []any{false}}
	isKnown := plan.Filter{Op: plan.IsNull, Field: t.claim(observedOn), Values: []any{false}}
	return t.publishedClaim(denies, isKnown, not(t.observed(plan.Gt)), not(t.observed(plan.Lt)))
}

// signedThatDay returns the condition that an agreement was signed on the very day.
func (t Time) signedThatDay() plan.Filter {
	return t.withPublished(signedOnKnownFrom, and(t.date(plan.Gte, signedOn, t.On), t.date(plan.Lte, signedOn, t.On)))
}

// mayBeSigned returns the condition that the day lies within the window of the signing.
func (t Time) mayBeSigned() plan.Filter {
	return t.withPublished(signedOnKnownFrom, t.within(signedOn))
}

// mayHaveEnded returns the condition that the day lies within the window of the end, and not before the signing.
func (t Time) mayHaveEnded() plan.Filter {
	return and(t.withPublished(endedOnKnownFrom, t.within(endedOn)), not(t.unsigned()))
}

// within returns the condition that the day lies in the window of a date, of which both ends are known.
func (t Time) within(field string) plan.Filter {
	return and(t.date(plan.Gte, field, firstDay), not(t.date(plan.Gt, field, t.On)), t.date(plan.Lte, field, lastDay), not(t.date(plan.Lt, field, t.On)))
}

// unsigned returns the condition that an agreement was signed after the day, and not shown in force by it.
func (t Time) unsigned() plan.Filter { return and(t.signedAfter(), not(t.shownBy())) }

// shownIn returns the condition that a published claim shows an agreement in force on some day.
func (t Time) shownIn(observed plan.Filter) plan.Filter {
	shows := plan.Filter{Op: plan.Eq, Field: t.claim(inForce), Values: []any{true}}
	return t.publishedClaim(shows, observed)
}

// observed compares the day of which a claim speaks with the day.
func (t Time) observed(op plan.FilterOp) plan.Filter {
	return plan.Filter{Op: op, Field: t.claim(observedOn), Values: []any{t.On}}
}

func (t Time) signedBy() plan.Filter {
	return t.withPublished(signedOnKnownFrom, t.date(plan.Lte, signedOn, t.On))
}
func (t Time) signedAfter() plan.Filter {
	return t.withPublished(signedOnKnownFrom, t.date(plan.Gt, signedOn, t.On))
}

// endedBy returns the condition that an agreement had ended by the day, or by the last day of which anything is known if that comes before.
func (t Time) endedBy() plan.Filter {
	return t.withPublished(endedOnKnownFrom, t.date(plan.Lte, endedOn, min(t.On, t.horizon())))
}

// knowsAll tells whether everything that is known counts.
func (t Time) knowsAll() bool { return t.Known == "" || t.Known >= t.Today }

// horizon returns the last day that anything is known of.
func (t Time) horizon() string {
	if t.knowsAll() {
		return t.Today
	}
	return t.Known
}
