package agreement

import "graph287g/plan"

// Cases returns the statuses that an agreement may have that day, each with the condition under which it has it; the first
// that holds counts. There are none where its status is the one of the record, today's.
func (t Time) Cases() []plan.Case {
	if t.On == "" {
		t.On = t.Known // what was known then of that day
	}
	switch {
	case t.On == "" || t.On == t.Today && t.knowsAll():
		return nil
	case t.isCurrent():
		return t.futureCases()
	}
	t.Possible = false
	return []plan.Case{
		{If: not(t.published()), Then: "UNKNOWN"},
		{If: t.statusIn("PENDING", "WITHDRAWN"), Then: "UNKNOWN"},
		{If: and(t.statusIn("SUPERSEDED"), t.endedBy()), Then: "SUPERSEDED"},
		{If: t.endedBy(), Then: "ENDED"},
		{If: t.unsigned(), Then: "NOT_YET_SIGNED"},
		{If: t.InForce(), Then: "ACTIVE"},
		{If: t.unlisted(), Then: "UNLISTED"},
		{If: and(), Then: "UNKNOWN"},
	}
}

// unsigned returns the condition that an agreement was signed after the day; before firstPossibleDay, that holds for all.
func (t Time) unsigned() plan.Filter {
	if t.On < firstPossibleDay {
		return and()
	}
	return and(t.signedAfter(), not(t.listed()))
}

// unlisted returns the condition that an agreement had left ICE's lists by the day.
func (t Time) unlisted() plan.Filter {
	if t.On > t.horizon() {
		return or()
	}
	return and(t.statusIn("UNLISTED"), t.date(plan.Lt, lastListedOn, t.On))
}

// futureCases are the statuses of a day to come: what is over stays so, of all else nothing is known.
func (t Time) futureCases() []plan.Case {
	var out []plan.Case
	for _, over := range []string{"ENDED", "SUPERSEDED", "WITHDRAWN"} {
		out = append(out, plan.Case{If: t.statusIn(over), Then: over})
	}
	return append(out, plan.Case{If: and(), Then: "UNKNOWN"})
}

// Coverage returns three cases of an agreement at a time: it was certainly in force, it was possibly in force, it was known of.
func Coverage(at Time) []plan.Case {
	certain, possible := at, at
	certain.Possible, possible.Possible = false, true
	known := Time{Catalogue: at.Catalogue, Known: at.Known, Today: at.Today}
	return []plan.Case{{If: certain.InForce(), Then: Certain}, {If: possible.InForce(), Then: Possible}, {If: known.Rows(), Then: "KNOWN"}}
}

// FirstCaseIs returns the condition that the first case to hold is one of these values.
func FirstCaseIs(cases []plan.Case, values ...string) plan.Filter {
	var out, before []plan.Filter
	for _, c := range cases {
		for _, v := range values {
			if c.Then == v {
				out = append(out, and(append([]plan.Filter{c.If}, before...)...))
			}
		}
		before = append(before[:len(before):len(before)], not(c.If))
	}
	return or(out...)
}
