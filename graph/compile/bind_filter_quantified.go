package compile

import "graph287g/plan"

// A quantifier reads the input object of a list, whose fields tell how many elements must fit a condition.
type quantifier struct {
	*filterReader
	m  map[string]any
	at string                                         // path of the input object, for errors
	of func(of map[string]any, at string) plan.Filter // reads the condition on one element
}

// filters reads `some`, `none` and `every`. The latter two become negations: none is not some, every is not some that does not fit.
func (q quantifier) filters(some func(plan.Filter) plan.Filter) []plan.Filter {
	var out []plan.Filter
	if of, ok := q.read("some"); ok {
		out = append(out, some(of))
	}
	if of, ok := q.read("none"); ok {
		out = append(out, negated(some(of)))
	}
	if of, ok := q.read("every"); ok {
		out = append(out, negated(some(negated(of))))
	}
	return out
}

// read reads the condition of one quantifier, if it is given.
func (q quantifier) read(name string) (plan.Filter, bool) {
	v, given := q.m[name]
	of, ok := v.(map[string]any)
	if given && !ok {
		q.fail(q.at+"."+name, "null is no condition: leave %s out", name)
	}
	if !ok {
		return plan.Filter{}, false
	}
	q.conditions++
	return q.of(of, q.at+"."+name), true
}
