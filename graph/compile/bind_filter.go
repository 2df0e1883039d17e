package compile

import (
	"maps"
	"slices"
	"strconv"

	"graph287g/ontology"
	"graph287g/plan"
)

// MaxConditions is how many conditions a filter may have, `and`, `or` and `not` included.
const MaxConditions = 100

// fieldOf returns a field of a kind or interface.
func (c *compilation) fieldOf(target, name string) *ontology.Field {
	if k := c.c.Kind(target); k != nil {
		return k.Field(name)
	}
	return c.c.Interface(target).Field(name)
}

// filter turns the input into a filter: all of its fields must hold.
func (c *compilation) filter(a *arguments, target string, m map[string]any) plan.Filter {
	r := &filterReader{compilation: c, arguments: a, cases: a.cases()}
	out := r.node(target, m, "filter", 0)
	if r.conditions > MaxConditions {
		a.fail("filter", "%d conditions; at most %d go into one filter: `in` takes many values as one", r.conditions, MaxConditions)
	}
	return out
}

// A filterReader turns one filter argument into a filter.
type filterReader struct {
	*compilation
	*arguments
	conditions int
	cases      []plan.Case // what the temporal field is on the day of the list
}

// node reads the filter of a kind or interface; at is the way to it, for errors, and
// hops is how many relations away it is.
func (r *filterReader) node(target string, m map[string]any, at string, hops int) plan.Filter {
	out := plan.Filter{Op: plan.And}
	for _, name := range slices.Sorted(maps.Keys(m)) {
		r.conditions++
		at := at + "." + name
		switch v := m[name].(type) {
		case []any:
			out.Sub = append(out.Sub, r.joined(target, name, v, at, hops))
		case map[string]any:
			if name == "not" {
				out.Sub = append(out.Sub, negated(r.node(target, v, at, hops)))
				continue
			}
			out.Sub = append(out.Sub, r.field(target, name, v, at, hops)...)
		default:
			r.fail(at, "null is no condition: leave %s out", name)
		}
	}
	return out
}

// joined reads `and` and `or`.
func (r *filterReader) joined(target, name string, items []any, at string, hops int) plan.Filter {
	out := plan.Filter{Op: plan.And}
	if name == "or" {
		out.Op = plan.Or
	}
	for i, item := range items {
		r.conditions++
		m, _ := item.(map[string]any)
		out.Sub = append(out.Sub, r.node(target, m, at+"["+strconv.Itoa(i)+"]", hops))
	}
	return out
}

func negated(f plan.Filter) plan.Filter { return plan.Filter{Op: plan.Not, Sub: []plan.Filter{f}} }
