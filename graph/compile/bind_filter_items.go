package compile

import (
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// itemsFilters reads the conditions on a stored list of enum values. A condition on one item becomes the set of the values for which it
// holds, so that stores only need to know plan.Has.
func (r *filterReader) itemsFilters(f *ontology.Field, m map[string]any, at string) []plan.Filter {
	q := quantifier{r, m, at, func(of map[string]any, at string) plan.Filter {
		return plan.Filter{Op: plan.And, Sub: r.valueFilters(f, of, at)}
	}}
	return q.filters(func(of plan.Filter) plan.Filter {
		return plan.Filter{Op: plan.Has, Field: f, Values: r.matchingValues(f, of)}
	})
}

// matchingValues returns the values of a field's enum for which a condition holds; none where the condition has errors.
func (r *filterReader) matchingValues(f *ontology.Field, of plan.Filter) []any {
	var out []any
	m := store.Matcher{Catalogue: r.c}
	for _, v := range r.c.Enum(f.Type.Name).Values {
		if len(r.errs) == 0 && m.MatchValue(&of, v.Name) {
			out = append(out, v.Name)
		}
	}
	return out
}
