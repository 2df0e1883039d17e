package compile

import (
	"graph287g/graph/encode"
	"graph287g/ontology"
	"graph287g/plan"
)

// via compiles the ways of a row.
func (c *compilation) via(parent *plan.Step, g group) encode.Value {
	return c.ways(c.child(parent, plan.Via, g), g)
}

// ways compiles a list of ways.
func (c *compilation) ways(s *plan.Step, g group) encode.Value {
	v := encode.Value{Op: encode.Many, NonNull: true, Elem: true, Step: s.Index}
	v.Object = c.object(c.under(g, "Path"), func(g group) encode.Value {
		switch g.name() {
		case "basis":
			return c.cell(s, plan.PathBasis, false)
		case "hops":
			return c.cell(s, plan.PathHops, true)
		case "standing":
			return c.cell(s, plan.PathStanding, true)
		case "steps":
			return c.pathSteps(s, g)
		}
		return c.typeName("Path")
	})
	return v
}

func (c *compilation) cell(s *plan.Step, from plan.From, nonNull bool) encode.Value {
	return encode.Value{Op: encode.Cell, NonNull: nonNull, Step: s.Index, Column: s.Column(plan.Column{From: from})}
}

func (c *compilation) pathSteps(parent *plan.Step, g group) encode.Value {
	s := c.child(parent, plan.PathSteps, g)
	v := encode.Value{Op: encode.Many, NonNull: true, Elem: true, Step: s.Index}
	v.Object = c.object(c.under(g, "Step"), func(g group) encode.Value {
		switch name := g.name(); name {
		case "relation":
			return c.cell(s, plan.StepRelation, true)
		case "forward":
			return c.cell(s, plan.StepForward, true)
		case "from":
			return c.nodes(s, plan.StepFrom, encode.One, "Node", true, g)
		case "to":
			return c.nodes(s, plan.StepTo, encode.One, "Node", true, g)
		case "standing":
			return encode.Value{Op: encode.Cell, NonNull: true, Step: s.Index, Column: s.Column(plan.Column{From: plan.Fact, Name: name})}
		case "since", "until":
			return c.parts(s, c.c.Object("PartialDate"), g, false, plan.Column{From: plan.Fact, Name: name})
		case "evidence":
			return c.nodes(s, plan.StepEvidence, encode.Many, "Claim", true, g)
		}
		return c.typeName("Step")
	})
	return v
}

// evidence compiles what backs the fields of a node.
func (c *compilation) evidence(parent *plan.Step, kinds ontology.KindSet, g group) encode.Value {
	s, made := c.step(plan.Step{Parent: parent.Index, Op: plan.Evidence, On: kinds}, g.fields, g.place)
	if made {
		c.bindEvidence(s, g)
	}
	v := encode.Value{Op: encode.Many, NonNull: true, Elem: true, Step: s.Index}
	v.Object = c.object(c.under(g, "Evidence"), func(g group) encode.Value {
		switch g.name() {
		case "field":
			return c.cell(s, plan.EvidenceField, true)
		case "shown":
			return c.cell(s, plan.EvidenceShown, false)
		case "standing":
			return c.cell(s, plan.EvidenceStanding, true)
		case "reason":
			return c.cell(s, plan.EvidenceReason, true)
		case "claims":
			return c.nodes(s, plan.EvidenceClaims, encode.Many, "Claim", true, g)
		case "source":
			return c.nodes(s, plan.EvidenceSource, encode.One, "Source", false, g)
		case "disagreement":
			return c.nodes(s, plan.EvidenceDisagreement, encode.One, "Disagreement", false, g)
		}
		return c.typeName("Evidence")
	})
	return v
}
