package agreement

import (
	"slices"

	"graph287g/plan"
)

// Cases returns the statuses that an agreement may have that day, each with the condition under which it has it; the first
// that holds counts. Without a day and a day of knowledge there are none: the status is that of the record.
func (t Time) Cases() []plan.Case {
	if !t.IsGiven() {
		return nil
	}
	t.On = t.Day()
	possible := t
	t.Possible, possible.Possible = false, true
	cases := []plan.Case{
		{If: not(t.published()), Then: "UNKNOWN"},
		{If: and(t.statusIn("PENDING"), t.pending()), Then: "PENDING"},
		{If: and(t.statusIn("WITHDRAWN"), t.withdrawn()), Then: "WITHDRAWN"},
		{If: t.statusIn("PENDING", "WITHDRAWN"), Then: "UNKNOWN"},
		{If: and(t.statusIn("SUPERSEDED"), t.endedBy()), Then: "SUPERSEDED"},
		{If: t.endedBy(), Then: "ENDED"},
		{If: t.unsigned(), Then: "NOT_YET_SIGNED"},
		{If: t.InForce(), Then: "ACTIVE"},
		{If: and(t.statusIn("UNLISTED"), t.unlisted(), not(possible.InForce())), Then: "UNLISTED"},
		{If: and(), Then: "UNKNOWN"},
	}
	if t.knowsAll() {
		return cases[1:] // all that is on record was published
	}
	return cases
}

// pending returns the condition that an application is shown on the day: by the lists that carry it, or as of the day of its status.
func (t Time) pending() plan.Filter {
	if t.On > t.horizon() {
		return t.statusOn()
	}
	return or(and(t.date(plan.Lte, firstListedOn, t.On), t.date(plan.Gte, lastListedOn, t.On)), t.statusOn())
}

// statusOn returns the condition that the day is that as of which the records show the last state: the first that it can mean, or the
// last where the beginning is open.
func (t Time) statusOn() plan.Filter {
	isFirst := and(t.date(plan.Gte, statusAsOf, t.On), not(t.date(plan.Gt, statusAsOf, t.On)))
	isLast := and(not(t.date(plan.Gte, statusAsOf, firstDay)), t.date(plan.Lte, statusAsOf, t.On), not(t.date(plan.Lt, statusAsOf, t.On)))
	return t.withKnownStatus(or(isFirst, isLast))
}

// withdrawn returns the condition that an application had been withdrawn by the day.
func (t Time) withdrawn() plan.Filter {
	return t.withKnownStatus(t.date(plan.Lte, statusAsOf, min(t.On, t.horizon())))
}

// withKnownStatus adds to a condition that the last state was known by the day of knowledge.
func (t Time) withKnownStatus(condition plan.Filter) plan.Filter {
	if t.knowsAll() {
		return condition
	}
	return and(condition, t.date(plan.Lte, statusAsOf, t.Known))
}

// unlisted returns the condition that an agreement had left ICE's lists by the day, up to the list that shows it gone.
func (t Time) unlisted() plan.Filter {
	if t.On > t.horizon() {
		return or()
	}
	return and(t.date(plan.Lte, firstListedOn, t.horizon()), t.date(plan.Lt, lastListedOn, t.On), t.date(plan.Gte, statusAsOf, t.On))
}

// What a coverage says of an agreement that reaches a place and a day, beside Certain and Possible.
const (
	Pending = "PENDING" // it was applied for
	Over    = "OVER"    // it had ended or been withdrawn, wasn't signed yet, or was gone from ICE's list
	Silent  = "SILENT"  // no source speaks of that day
)

// Coverage returns the cases of an agreement on a day, of which the first that holds counts: Certain, Possible, Pending, Over, Silent. For
// one that wasn't known of none holds.
func Coverage(at Time) []plan.Case {
	certain, possible := at, at
	certain.Possible, possible.Possible = false, true
	over := or(at.endedBy(), at.unsigned(), and(at.statusIn("UNLISTED"), at.unlisted()), at.statusIn("WITHDRAWN"))
	return []plan.Case{
		{If: certain.InForce(), Then: Certain}, {If: possible.InForce(), Then: Possible},
		{If: and(at.statusIn("PENDING"), at.published()), Then: Pending}, {If: and(over, at.published()), Then: Over}, {If: at.published(), Then: Silent},
	}
}

// Explanations returns the cases by which a status is explained: Cases, in which UNKNOWN is told apart as UNPUBLISHED, Possible and Silent.
func Explanations(at Time) []plan.Case {
	cases := slices.Clone(at.Cases())
	if len(cases) == 0 {
		return nil
	}
	at.On, at.Possible = at.Day(), true
	if !at.knowsAll() {
		cases[0].Then = "UNPUBLISHED"
	}
	cases[len(cases)-1] = plan.Case{If: at.InForce(), Then: Possible}
	return append(cases, plan.Case{If: and(), Then: Silent})
}

// FirstCaseIs returns the condition that the first case to hold is one of these values. Each case stands in it once.
func FirstCaseIs(cases []plan.Case, values ...string) plan.Filter {
	out := or()
	for _, c := range slices.Backward(cases) {
		if slices.Contains(values, c.Then) {
			out = or(c.If, out)
		} else {
			out = and(not(c.If), out)
		}
	}
	return out
}
