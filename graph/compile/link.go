package compile

import (
	"graph287g/graph/encode"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// link compiles why an edge's node belongs there: of a relation its facts, of a path what its ways say.
func (c *compilation) link(s *plan.Step, f *ontology.Field, g group) encode.Value {
	if f == nil {
		return nullConst
	}
	v := encode.Value{Op: encode.Group, Step: s.Index, Column: -1}
	v.Object = c.object(c.under(g, "Link"), func(g group) encode.Value { return c.linkField(s, f, g) })
	return v
}

func (c *compilation) linkField(s *plan.Step, f *ontology.Field, g group) encode.Value {
	_, path := s.Spec.(*plan.TraverseSpec)
	_, neighbors := s.Spec.(*plan.NeighborsSpec)
	cell := func(nonNull bool, col plan.Column) encode.Value {
		return encode.Value{Op: encode.Cell, NonNull: nonNull, Step: s.Index, Column: s.Column(col)}
	}
	switch name := g.name(); name {
	case "relation":
		switch {
		case path:
			return nullConst
		case neighbors:
			return cell(false, plan.Column{Kind: plan.Output, Name: plan.LinkRelation})
		}
		return encode.Value{Op: encode.Constant, Const: store.AppendString(nil, f.Relation.Type)}
	case "bases":
		return cell(true, plan.Column{Kind: plan.Output, Name: plan.LinkBases})
	case "reach":
		if !path {
			return nullConst
		}
		return cell(false, plan.Column{Kind: plan.Output, Name: plan.LinkReach})
	case "standing":
		if path {
			return cell(true, plan.Column{Kind: plan.Output, Name: plan.LinkStanding})
		}
		return cell(true, plan.Column{Kind: plan.Fact, Name: name})
	case "since", "until":
		if path {
			return nullConst
		}
		return c.parts(s, c.c.Object("PartialDate"), g, false, plan.Column{Kind: plan.Fact, Name: name})
	case "evidence":
		s.List().Links = true
		return c.nodes(s, &plan.LinkEvidenceSpec{}, encode.Many, "Claim", true, g)
	case "via":
		s.List().Links = true
		return c.via(s, g)
	}
	return c.typeName("Link")
}

// via compiles the paths that lead to a row.
func (c *compilation) via(parent *plan.Step, g group) encode.Value {
	return c.paths(c.child(parent, &plan.LinkPathsSpec{}, g), g)
}

// paths compiles a list of paths.
func (c *compilation) paths(s *plan.Step, g group) encode.Value {
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
			return c.pathEdges(s, g)
		}
		return c.typeName("Path")
	})
	return v
}

func (c *compilation) pathEdges(parent *plan.Step, g group) encode.Value {
	s := c.child(parent, &plan.PathEdgesSpec{}, g)
	v := encode.Value{Op: encode.Many, NonNull: true, Elem: true, Step: s.Index}
	v.Object = c.object(c.under(g, "Step"), func(g group) encode.Value {
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
