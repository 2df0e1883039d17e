package agreement

import (
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// Keys returns the keys by which a timeline groups agreements. Agreements with equal values of all keys have equal Records, so that
// groups are read instead of single agreements.
func (t Time) Keys() []plan.Key {
	return []plan.Key{
		t.timeKey(status, ""), t.timeKey(firstListedOn, ""), t.timeKey(lastListedOn, ""), t.observationsKey(),
		t.timeKey(signedOn, "precision"), t.timeKey(signedOn, "earliest"), t.timeKey(signedOn, "latest"),
		t.timeKey(endedOn, "precision"), t.timeKey(endedOn, "earliest"), t.timeKey(endedOn, "latest"),
		t.timeKey(knownFrom, ""), t.timeKey(signedOnKnownFrom, ""), t.timeKey(endedOnKnownFrom, ""),
	}
}

func (t Time) timeKey(name, part string) plan.Key {
	return plan.Key{Grouping: &ontology.Grouping{By: ontology.GroupValue, Field: t.agreement(name)}, Part: part}
}

// observationsKey is the whole list of what claims show.
func (t Time) observationsKey() plan.Key {
	k := t.timeKey(observations, "")
	k.Whole = true
	return k
}

// readObservations reads the value of an observationsKey.
func readObservations(v any) []Observation {
	text, _ := v.(string)
	items, _ := store.Decode([]byte(text)).([]any)
	out := make([]Observation, 0, len(items))
	for _, item := range items {
		out = append(out, observationOf(item))
	}
	return out
}

// Read makes the record that values of Keys tell. A date always has a precision.
func (t Time) Read(values []any) Record {
	day := func(i int) string { s, _ := values[i].(string); return s }
	return Record{
		Status: day(0), FirstListed: day(1), LastListed: day(2), Observations: readObservations(values[3]),
		Signed: values[4] != nil, SignedEarliest: day(5), SignedLatest: day(6),
		Ended: values[7] != nil, EndedEarliest: day(8), EndedLatest: day(9),
		KnownFrom: day(10), SignedKnownFrom: day(11), EndedKnownFrom: day(12),
	}
}
