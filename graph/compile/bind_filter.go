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

// filter turns the input object of a kind or interface (target) into a filter, all conditions of which must hold.
func (c *compilation) filter(a *arguments, target string, m map[string]any) plan.Filter {
	r := &filterReader{compilation: c, arguments: a, cases: a.cases()}
	out := r.nodeFilter(target, m, "filter", 0)
	if r.conditions > MaxConditions {
		a.fail("filter", "over %d conditions; at most %[1]d go into one filter: `in` takes many values as one", MaxConditions)
	}
	return out
}

// A filterReader turns one filter argument into a filter.
type filterReader struct {
	*compilation
	*arguments
	conditions int
	cases      []plan.Case // see plan.ListArgs.Cases
}

// nodeFilter reads the filter of a kind or interface. at is its path within the arguments, for errors; hops is the number of relations
// or paths between its nodes and those of the list.
func (r *filterReader) nodeFilter(target string, m map[string]any, at string, hops int) plan.Filter {
	out := plan.Filter{Op: plan.And}
	for _, name := range slices.Sorted(maps.Keys(m)) {
		if r.conditions++; r.conditions > MaxConditions {
			break // what comes after it makes no difference
		}
		at := at + "." + name
		switch v := m[name].(type) {
		case []any:
			out.Sub = append(out.Sub, r.combinedFilter(target, name, v, at, hops))
		case map[string]any:
			if name == "not" {
				out.Sub = append(out.Sub, negated(r.nodeFilter(target, v, at, hops)))
				continue
			}
			out.Sub = append(out.Sub, r.fieldFilters(target, name, v, at, hops)...)
		default:
			r.fail(at, "null is no condition: leave %s out", name)
		}
	}
	return out
}

// combinedFilter reads the list of `and` or `or`.
func (r *filterReader) combinedFilter(target, name string, items []any, at string, hops int) plan.Filter {
	out := plan.Filter{Op: plan.And}
	if name == "or" {
		out.Op = plan.Or
	}
	for i, item := range items {
		if r.conditions++; r.conditions > MaxConditions {
			break
		}
		m, _ := item.(map[string]any)
		out.Sub = append(out.Sub, r.nodeFilter(target, m, at+"["+strconv.Itoa(i)+"]", hops))
	}
	return out
}

func negated(f plan.Filter) plan.Filter { return plan.Filter{Op: plan.Not, Sub: []plan.Filter{f}} }
