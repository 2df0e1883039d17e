package agreement

import "graph287g/plan"

// published returns the condition that an agreement was known of by the day of knowledge: a list of that time has it, or a source
// published by then makes a claim about it or mentions it in one (such as a pledge to end it).
func (t Time) published() plan.Filter {
	if t.knowsAll() {
		return and()
	}
	return or(t.date(plan.Lte, firstListedOn, t.Known), t.publishedClaimIn("claims", and()), t.publishedClaimIn("mentions", and()))
}

// withPublishedClaim adds to a condition on a field that a claim for it was published by the day of knowledge.
func (t Time) withPublishedClaim(field string, condition plan.Filter) plan.Filter {
	if t.knowsAll() {
		return condition
	}
	return and(condition, t.claimPublished(field))
}

// claimPublished returns the condition that a claim about a field was published by the day of knowledge.
func (t Time) claimPublished(field string) plan.Filter {
	return t.publishedClaimIn("claims", plan.Filter{Op: plan.Eq, Field: t.claim("field"), Values: []any{field}})
}

// publishedClaimIn returns the condition that a claim fits which was published by the day of knowledge, if one is given.
func (t Time) publishedClaimIn(claims string, fits plan.Filter) plan.Filter {
	if t.knowsAll() {
		return some(t.agreement(claims), fits)
	}
	out := plan.Filter{Op: plan.Lte, Field: t.field("Source", "publishedOn"), Values: []any{t.Known}}
	return some(t.agreement(claims), and(fits, some(t.claim("source"), out)))
}
