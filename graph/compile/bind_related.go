package compile

import (
	"graph287g/ontology"
	"graph287g/plan"
)

// maxFilterHops is how many relations or paths a filter may go through.
const maxFilterHops = 2

// field reads the conditions on one field: on its value, on the nodes that it leads to, or, in the filter of an interface,
// on the nodes of one kind.
func (r *filterReader) field(target, name string, m map[string]any, at string, hops int) []plan.Filter {
	f := r.fieldOf(target, name)
	switch {
	case f == nil:
		return []plan.Filter{r.narrowed(name, m, at, hops)}
	case !f.Leads() && f.Temporal && hops == 0 && r.cases != nil:
		return []plan.Filter{r.ofDay(f, r.value(f, m, at))}
	case !f.Leads() && f.Type.List:
		return r.items(f, m, at)
	case !f.Leads():
		return r.value(f, m, at)
	case hops == maxFilterHops:
		r.fail(at, "is %d relations away, and a filter goes through %d: ask for the %s nodes that fit first, and give their ids instead", hops+1, maxFilterHops, target)
		return nil
	case f.Type.List:
		return r.list(f, m, at, hops+1)
	}
	return []plan.Filter{some(f, r.node(f.Type.Name, m, at, hops+1))}
}

// narrowed reads the condition that a node is of one kind, and fits.
func (r *filterReader) narrowed(name string, m map[string]any, at string, hops int) plan.Filter {
	out := plan.Filter{Op: plan.OfKind}
	for _, k := range r.c.Kinds {
		if k.Singular == name {
			out.Kinds, out.Sub = ontology.SetOf(k), []plan.Filter{r.node(k.Name, m, at, hops)}
		}
	}
	return out
}

func some(f *ontology.Field, of plan.Filter) plan.Filter {
	return plan.Filter{Op: plan.Some, Field: f, Sub: []plan.Filter{of}}
}

// list reads the conditions on a list of related nodes.
func (r *filterReader) list(f *ontology.Field, m map[string]any, at string, hops int) []plan.Filter {
	q := quantifier{r, m, at, func(of map[string]any, at string) plan.Filter { return r.node(f.Type.Name, of, at, hops) }}
	out := q.quantified(func(of plan.Filter) plan.Filter { return some(f, of) })
	where, ok := q.read("where")
	return append(out, r.count(f, where, ok, m, at)...)
}

// count reads the condition on how many related nodes fit.
func (r *filterReader) count(f *ontology.Field, where plan.Filter, limited bool, m map[string]any, at string) []plan.Filter {
	v, given := m["count"]
	ops, ok := v.(map[string]any)
	switch {
	case given && !ok:
		r.fail(at+".count", "null is no condition: leave count out")
	case limited && !ok:
		r.fail(at+".where", "says which are counted: give count beside it, or use some, none or every")
	}
	if !ok {
		return nil
	}
	number := plan.Filter{Op: plan.And, Sub: r.value(plan.CountField, ops, at+".count")}
	return []plan.Filter{{Op: plan.Count, Field: f, Sub: []plan.Filter{where, number}}}
}
