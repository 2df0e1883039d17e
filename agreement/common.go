package agreement

import (
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// CommonQuestions are those of what was in force on a day of the past: lists, statuses and coverage. Their values are examples.
func CommonQuestions(c *ontology.Catalogue) []store.CommonQuestion {
	at := Time{Catalogue: c, On: "2018-01-01", Today: "2026-01-01"}
	possible := at
	possible.Possible = true
	var out []store.CommonQuestion
	for _, filter := range []plan.Filter{at.Rows(), possible.Rows()} {
		out = append(out, store.CommonQuestion{Kind: c.Kind("Agreement"), Filter: filter})
	}
	for _, cases := range [][]plan.Case{at.Cases(), Coverage(at)} {
		out = append(out, store.CommonQuestion{Kind: c.Kind("Agreement"), Cases: cases})
	}
	return out
}
