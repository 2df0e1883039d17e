package compile

import (
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// items reads the conditions on a list of values of an enum. What a condition lets through is some of the enum's values, so
// that all that is left to ask is whether one of these is in the list.
func (r *filterReader) items(f *ontology.Field, m map[string]any, at string) []plan.Filter {
	q := quantifier{r, m, at, func(of map[string]any, at string) plan.Filter {
		return plan.Filter{Op: plan.And, Sub: r.value(f, of, at)}
	}}
	return q.quantified(func(of plan.Filter) plan.Filter {
		return plan.Filter{Op: plan.Has, Field: f, Values: r.fitting(f, of)}
	})
}

// fitting lists the values of a field's enum that fit. What was refused can't be compared with.
func (r *filterReader) fitting(f *ontology.Field, of plan.Filter) []any {
	var out []any
	m := store.Matcher{Catalogue: r.c}
	for _, v := range r.c.Enum(f.Type.Name).Values {
		if len(r.errs) == 0 && m.Fits(&of, v.Name) {
			out = append(out, v.Name)
		}
	}
	return out
}
