package agreement

import (
	"graph287g/ontology"
	"graph287g/plan"
)

// Keys returns the keys by which a timeline groups agreements. Agreements with equal values of all keys have equal Records, so that
// groups are read instead of single agreements.
func (t Time) Keys() []plan.Key {
	out := []plan.Key{
		t.timeKey(status, ""), t.timeKey(firstListedOn, ""), t.timeKey(lastListedOn, ""),
		t.timeKey(signedOn, "precision"), t.timeKey(signedOn, "earliest"), t.timeKey(signedOn, "latest"),
		t.timeKey(endedOn, "precision"), t.timeKey(endedOn, "earliest"), t.timeKey(endedOn, "latest"),
	}
	if !t.knowsAll() {
		out = append(out, conditionKey(t.published()), conditionKey(t.claimPublished(signedOn)), conditionKey(t.claimPublished(endedOn)))
	}
	return out
}

func (t Time) timeKey(name, part string) plan.Key {
	return plan.Key{Grouping: &ontology.Grouping{By: ontology.GroupValue, Field: t.agreement(name)}, Part: part}
}

// conditionKey is a key that has a value where a condition holds.
func conditionKey(f plan.Filter) plan.Key {
	return plan.Key{Cases: []plan.Case{{If: f, Then: "true"}}}
}

// Read makes the record that values of Keys tell. A date always has a precision.
func (t Time) Read(values []any) Record {
	day := func(i int) string { s, _ := values[i].(string); return s }
	r := Record{
		Status: day(0), FirstListed: day(1), LastListed: day(2),
		Signed: values[3] != nil, SignedEarliest: day(4), SignedLatest: day(5),
		Ended: values[6] != nil, EndedEarliest: day(7), EndedLatest: day(8),
	}
	if !t.knowsAll() {
		r.Published, r.SignedPublished, r.EndedPublished = values[9] != nil, values[10] != nil, values[11] != nil
	}
	return r
}
