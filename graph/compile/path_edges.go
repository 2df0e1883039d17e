package compile

import (
	"graph287g/graph/encode"
	"graph287g/plan"
)

// pathEdges compiles the relations of a path.
func (c *compilation) pathEdges(parent *plan.Step, g group) encode.Value {
	s := c.child(parent, &plan.PathEdgesSpec{}, g)
	v := encode.Value{Op: encode.Many, NonNull: true, ElemNonNull: true, Step: s.Index}
	v.Object = c.object(c.collectUnder(g, "Step"), func(g group) encode.Value {
		switch name := g.name(); name {
		case "relation":
			return c.cell(s, plan.PathEdgeRelation, true)
		case "forward":
			return c.cell(s, plan.PathEdgeForward, true)
		case "from":
			return c.nodes(s, &plan.PathEdgeSourceSpec{}, encode.One, "Node", true, g)
		case "to":
			return c.nodes(s, &plan.PathEdgeTargetSpec{}, encode.One, "Node", true, g)
		case "standing":
			return encode.Value{Op: encode.Cell, NonNull: true, Step: s.Index, Column: s.Column(plan.Column{Kind: plan.Fact, Name: name})}
		case "since", "until":
			return c.parts(s, c.c.Object("PartialDate"), g, false, plan.Column{Kind: plan.Fact, Name: name})
		case "evidence":
			return c.nodes(s, &plan.PathEdgeEvidenceSpec{}, encode.Many, "Claim", true, g)
		}
		return c.typeName("Step")
	})
	return v
}
