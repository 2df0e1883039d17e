package compile

import "graph287g/plan"

// A quantifier reads how many in a list have to fit; of reads what they have to fit.
type quantifier struct {
	*filterReader
	m  map[string]any
	at string
	of func(of map[string]any, at string) plan.Filter
}

// quantified reads some, none and every, which say that one fits, that none does, and that none fails to.
func (q quantifier) quantified(some func(plan.Filter) plan.Filter) []plan.Filter {
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

// read reads one of them, if it is given.
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
