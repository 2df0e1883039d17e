package compile

import (
	"graph287g/plan"
	"graph287g/store"
)

// bindPaths binds the arguments of a search for paths.
func (c *compilation) bindPaths(s *plan.Step, g group) {
	c.bind(s, g, func(a *arguments, to *plan.StepArgs) {
		to.IDs = []string{a.end("from"), a.end("to")}
		to.Hops, to.First = DefaultHops, DefaultPaths
		if v, ok := a.getIf("maxHops"); ok {
			to.Hops = a.hops(v)
		}
		if n, ok := a.size("first", "the ways of fewest hops come best first: name `relations` to choose among them"); ok {
			to.First = n
		}
		if v, ok := a.getIf("relations"); ok {
			to.Relations = c.relations(v)
		}
	})
}

// end reads the id of an end. What can't be one is told from what isn't there.
func (a *arguments) end(name string) string {
	v, _ := a.get(name)
	id := asText(v)
	if id == "" || store.CheckID(id) != nil {
		a.fail(name, "%q is no id: ids look like county/37119; `search` finds the id of what has a name", short(id))
	}
	return id
}

func (a *arguments) hops(v any) int {
	n, _ := v.(int64)
	if n < 1 || n > plan.MaxHops {
		a.fail("maxHops", "%d: it is a number from 1 to %d, for beyond that nearly everything hangs together; left out it is %d", n, plan.MaxHops, DefaultHops)
	}
	return int(n)
}
