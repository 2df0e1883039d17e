package compile

import (
	"graph287g/graph/encode"
	"graph287g/plan"
)

// paths compiles a search for the shortest ways between two nodes.
func (c *compilation) paths(g group) encode.Value {
	s, _ := c.step(plan.Step{Parent: plan.Root, Op: plan.PathSearch, Kinds: c.c.KindsOf("Node"), Shape: plan.Page}, g.fields, g.place)
	c.bindPaths(s, g)
	v := encode.Value{Op: encode.Searched, NonNull: true, Step: s.Index}
	v.Object = c.object(c.under(g, "PathSearch"), func(g group) encode.Value {
		switch g.name() {
		case "paths":
			return c.foundPaths(s, g)
		case "complete":
			return c.cell(s, plan.PathsComplete, true)
		case "hubsSkipped":
			return c.nodes(s, plan.HubsSkipped, encode.Many, "Entity", true, g)
		}
		return c.typeName("PathSearch")
	})
	return v
}

func (c *compilation) foundPaths(s *plan.Step, g group) encode.Value {
	s.Links = true
	return c.ways(c.child(s, plan.FoundPaths, g), g)
}
