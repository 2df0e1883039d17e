// Package agreement defines what the dates of an agreement mean: whether it was in force on a day, by what had been published by another
// day, and what its status was. It expresses that as filters and cases of a plan, which every store can answer, and once more as a Span
// for counting by periods. No other package knows which fields of an agreement are about its time.
//
// An agreement is in force from the day on which it was signed up to, but not on, the day on which it ended. Both days may be
// known but to a window: what holds for every day of the windows is certain, what holds for some is possible.
//
//   - It was signed at the latest by the last day of signedOn, or of ICE's first list that carries it. Where neither is known
//     it may have been signed on any day, and was in force on none for certain, though the record says that it is active.
//   - It ended not before the first day of endedOn. Where that is unknown, one that is active today runs until today, and any
//     runs until the last list that carries it. It had ended by the last day of endedOn, and one that is over today by today.
//   - None was in force before the year of the law that allows them.
//   - What was applied for, or withdrawn, was never in force. What is after today is never certain.
//
// With a day of knowledge, a date counts where a claim for it stands in a source published by then, at the latest, or a list
// of then carries it; a source whose own date leaves open whether it was out doesn't count.
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
	Possible bool   // agreements that were only possibly in force count too
}

// firstPossibleDay is the first day of the year in which Congress allowed such agreements: see law/1996-immigration-law.
const firstPossibleDay = "1996-01-01"

// IsGiven tells whether the time changes anything.
func (t Time) IsGiven() bool { return t.On != "" || t.Known != "" }

// Rows returns the condition on the agreements of a list: in force that day, or without a day all that were known.
func (t Time) Rows() plan.Filter {
	if t.On == "" {
		return t.published()
	}
	return t.InForce()
}

// InForce returns the condition that an agreement was in force that day, for certain or possibly.
func (t Time) InForce() plan.Filter {
	if t.Possible {
		return t.possibly()
	}
	return t.certainly()
}

func (t Time) possibly() plan.Filter {
	if t.On < firstPossibleDay {
		return or()
	}
	parts := []plan.Filter{t.published(), not(t.statusIn("PENDING", "WITHDRAWN")), or(t.listed(), not(t.signedAfter())), not(t.endedBy())}
	if t.isCurrent() {
		parts = append(parts, not(t.statusIn("ENDED", "SUPERSEDED")))
	}
	return and(parts...)
}

func (t Time) certainly() plan.Filter {
	if t.On < firstPossibleDay || t.On > t.horizon() {
		return or() // what comes is known of none
	}
	return and(not(t.statusIn("PENDING", "WITHDRAWN")), t.signed(), t.running()) // what tells that it was signed was published
}

// signed returns the condition that an agreement was signed by the day for certain.
func (t Time) signed() plan.Filter {
	return or(t.signedBy(), t.listed())
}

// running returns the condition that an agreement ended after the day for certain, if at all.
func (t Time) running() plan.Filter {
	stillListed := t.date(plan.Gte, lastListedOn, t.On)
	open := and(t.isNull(endedOn, true), or(t.statusIn("ACTIVE"), stillListed))
	later := and(t.date(plan.Gt, endedOn, t.On), or(t.withPublishedClaim(endedOn, and()), stillListed))
	return or(open, later)
}

// listed returns the condition that a list of the day or an earlier one has the agreement.
func (t Time) listed() plan.Filter { return t.date(plan.Lte, firstListedOn, t.On) }

func (t Time) signedBy() plan.Filter {
	return t.withPublishedClaim(signedOn, t.date(plan.Lte, signedOn, t.On))
}
func (t Time) signedAfter() plan.Filter {
	return t.withPublishedClaim(signedOn, t.date(plan.Gt, signedOn, t.On))
}
func (t Time) endedBy() plan.Filter {
	return t.withPublishedClaim(endedOn, t.date(plan.Lte, endedOn, t.On))
}

// isCurrent tells whether the day is today or later, and nothing of what is known is left out.
func (t Time) isCurrent() bool { return t.On >= t.Today && t.knowsAll() }

// knowsAll tells whether everything that is known counts.
func (t Time) knowsAll() bool { return t.Known == "" || t.Known >= t.Today }

// horizon returns the last day that anything is known of.
func (t Time) horizon() string {
	if t.knowsAll() {
		return t.Today
	}
	return t.Known
}
