package compile

import (
	"graph287g/graph/encode"
	"graph287g/plan"
	"graph287g/store"
)

// pathSearch compiles a search for the shortest paths between two nodes.
func (c *compilation) pathSearch(g group) encode.Value {
	spec := &plan.PathSearchSpec{}
	s, made := c.step(plan.Step{Parent: plan.Root, Spec: spec, Kinds: c.c.KindsOf("Node")}, g.fields, g.path)
	if made {
		c.bindPathSearch(s, g)
	}
	v := encode.Value{Op: encode.PathSearch, NonNull: true, Step: s.Index}
	v.Object = c.object(c.collectUnder(g, "PathSearch"), func(g group) encode.Value {
		switch g.name() {
		case "paths":
			return c.foundPaths(s, g)
		case "complete":
			return c.cell(s, plan.PathSearchComplete, true)
		case "hubsSkipped":
			return c.nodes(s, &plan.SkippedHubsSpec{}, encode.Many, "Entity", true, g)
		}
		return c.typeName("PathSearch")
	})
	return v
}

func (c *compilation) foundPaths(s *plan.Step, g group) encode.Value {
	s.Spec.(*plan.PathSearchSpec).Links = true
	v := c.paths(c.child(s, &plan.FoundPathsSpec{}, g), g)
	v.Cut = true
	return v
}

// bindPathSearch binds the arguments of a search for paths.
func (c *compilation) bindPathSearch(s *plan.Step, g group) {
	c.bind(s, g, func(a *arguments) any {
		to := &plan.PathSearchArgs{From: a.end("from"), To: a.end("to"), Hops: DefaultHops, First: DefaultPaths}
		if v, ok := a.getOptional("maxHops"); ok {
			to.Hops = a.hops(v)
		}
		if n, ok := a.size("first", "the ways of fewest hops come best first: name `relations` to choose among them"); ok {
			to.First = n
		}
		if v, ok := a.getOptional("relations"); ok {
			to.Relations = c.relations(v)
		}
		return to
	})
}

// end reads the id of an end. A text that cannot be an id is an error of the request; an id without a node is one of the answer.
func (a *arguments) end(name string) string {
	v, _ := a.get(name)
	id := asText(v)
	if id == "" || store.CheckID(id) != nil {
		a.fail(name, "%q is no id: ids look like county/37119; `search` finds the id of what has a name", shorten(id))
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
