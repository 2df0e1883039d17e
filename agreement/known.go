package agreement

import "graph287g/plan"

// published returns the condition that an agreement was known of by the day of knowledge: a list of that time has it, or a source
// published by then makes a claim about it or mentions it in one (such as a pledge to end it).
func (t Time) published() plan.Filter {
	if t.knowsAll() {
		return and()
	}
	return t.date(plan.Lte, knownFrom, t.Known)
}

// withPublished adds to a condition on signedOn or endedOn that a claim for it was published by the day of knowledge, by the field that tells
// by which day one was.
func (t Time) withPublished(fieldKnownFrom string, condition plan.Filter) plan.Filter {
	if t.knowsAll() {
		return condition
	}
	return and(condition, t.date(plan.Lte, fieldKnownFrom, t.Known))
}

// publishedClaim returns the condition that a claim about an agreement fits which was published by the day of knowledge.
func (t Time) publishedClaim(fits ...plan.Filter) plan.Filter {
	if !t.knowsAll() {
		fits = append(fits, plan.Filter{Op: plan.Lte, Field: t.claim(knownFrom), Values: []any{t.Known}})
	}
	return some(t.agreement("claims"), and(fits...))
}
