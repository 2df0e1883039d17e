package compile

import (
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
)

// maxFilterHops is how many relations or paths a filter may go over.
const maxFilterHops = 2

// fieldFilters reads the conditions on one field of the input: on a value, on related nodes, or in the filter of an interface on the
// nodes of one kind.
func (r *filterReader) fieldFilters(target, name string, m map[string]any, at string, hops int) []plan.Filter {
	f := r.fieldOf(target, name)
	switch {
	case f == nil:
		return []plan.Filter{r.kindFilter(target, name, m, at, hops)}
	case !f.Leads() && f.Temporal && hops == 0 && r.cases != nil:
		return []plan.Filter{r.onDay(f, r.valueFilters(f, m, at))}
	case !f.Leads() && f.Type.List:
		return r.itemsFilters(f, m, at)
	case !f.Leads():
		return r.valueFilters(f, m, at)
	case hops == maxFilterHops:
		r.fail(at, "is %d relations away, and a filter goes through %d: ask for the %s nodes that fit first, and give their ids instead", hops+1, maxFilterHops, target)
		return nil
	case f.Type.List:
		return r.relatedFilters(f, m, at, hops+1)
	}
	return []plan.Filter{some(f, r.nodeFilter(f.Type.Name, m, at, hops+1))}
}

// kindFilter reads the condition that a node is of one kind and fits a filter of that kind; or, where each node of another kind of the
// interface (target) belongs to one of that kind, that this one fits: `state` holds for the counties and places of a state, too. Like
// the kind that is no level of its own.
func (r *filterReader) kindFilter(target, name string, m map[string]any, at string, hops int) plan.Filter {
	k := r.c.Kinds[slices.IndexFunc(r.c.Kinds, func(k *ontology.Kind) bool { return k.Singular == name })]
	of := r.nodeFilter(k.Name, m, at, hops)
	is := plan.Filter{Op: plan.OfKind, Kinds: ontology.SetOf(k), Sub: []plan.Filter{of}}
	within := r.c.Within(r.c.Interface(target), k)
	if len(within) == 0 {
		return is
	}
	out := plan.Filter{Op: plan.Or, Sub: []plan.Filter{is}}
	for _, other := range within {
		out.Sub = append(out.Sub, plan.Filter{Op: plan.OfKind, Kinds: ontology.SetOf(other), Sub: []plan.Filter{some(other.Field(name), of)}})
	}
	return out
}

func some(f *ontology.Field, of plan.Filter) plan.Filter {
	return plan.Filter{Op: plan.Some, Field: f, Sub: []plan.Filter{of}}
}

// relatedFilters reads the conditions on a field that leads to several nodes.
func (r *filterReader) relatedFilters(f *ontology.Field, m map[string]any, at string, hops int) []plan.Filter {
	if v, given := m["reach"]; given {
		narrowed := f.Reaching(uint8(r.rankSet("Reach", v, 0) >> 1))
		switch {
		case v == nil:
			r.fail(at+".reach", "null is no condition: leave reach out")
			return nil
		case narrowed == nil:
			r.fail(at+".reach", "%s goes over no place: leave reach out", f.Coordinate())
			return nil
		}
		f = narrowed
	}
	q := quantifier{r, m, at, func(of map[string]any, at string) plan.Filter { return r.nodeFilter(f.Type.Name, of, at, hops) }}
	out := q.filters(func(of plan.Filter) plan.Filter { return some(f, of) })
	where, ok := q.read("where")
	return append(out, r.countFilters(f, where, ok, m, at)...)
}

// countFilters reads the condition on how many related nodes fit; hasWhere reports whether `where` was given.
func (r *filterReader) countFilters(f *ontology.Field, where plan.Filter, hasWhere bool, m map[string]any, at string) []plan.Filter {
	v, given := m["count"]
	ops, ok := v.(map[string]any)
	switch {
	case given && !ok:
		r.fail(at+".count", "null is no condition: leave count out")
	case hasWhere && !ok:
		r.fail(at+".where", "says which are counted: give count beside it, or use some, none or every")
	}
	if !ok {
		return nil
	}
	number := plan.Filter{Op: plan.And, Sub: r.valueFilters(plan.CountField, ops, at+".count")}
	return []plan.Filter{{Op: plan.Count, Field: f, Sub: []plan.Filter{where, number}}}
}
