package compile

import (
	"maps"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// items reads the conditions on a list of values of an enum. What a condition lets through is some of the enum's values, so
// that all that is left to ask is whether one of these is in the list.
func (r *filterReader) items(f *ontology.Field, m map[string]any, at string) []plan.Filter {
	var out []plan.Filter
	for _, name := range slices.Sorted(maps.Keys(m)) {
		r.conditions++
		ops, ok := m[name].(map[string]any)
		if !ok {
			r.fail(at+"."+name, "null is no condition: leave %s out", name)
			continue
		}
		by := plan.Filter{Op: plan.And, Sub: r.value(f, ops, at+"."+name)}
		if len(r.errs) > 0 {
			continue // what was refused can't be compared with
		}
		fit, rest := r.parted(f, by)
		switch name {
		case "some":
			out = append(out, has(f, fit))
		case "none":
			out = append(out, negated(has(f, fit)))
		case "every":
			out = append(out, negated(has(f, rest)))
		}
	}
	return out
}

// parted parts the values of a field's enum by whether they fit.
func (r *filterReader) parted(f *ontology.Field, by plan.Filter) (fit, rest []any) {
	m := store.Matcher{Catalogue: r.c}
	for _, v := range r.c.Enum(f.Type.Name).Values {
		if m.Fits(&by, v.Name) {
			fit = append(fit, v.Name)
		} else {
			rest = append(rest, v.Name)
		}
	}
	return fit, rest
}

func has(f *ontology.Field, values []any) plan.Filter {
	return plan.Filter{Op: plan.Has, Field: f, Values: values}
}
