package compile

import (
	"graph287g/graph/encode"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// link compiles the link of an edge. For a relation it shows the facts, for a path what is known from the paths to the node.
func (c *compilation) link(s *plan.Step, f *ontology.Field, g group) encode.Value {
	if f == nil {
		return nullConst
	}
	v := encode.Value{Op: encode.RowObject, Step: s.Index, Column: -1}
	v.Object = c.object(c.collectUnder(g, "Link"), func(g group) encode.Value { return c.linkField(s, f, g) })
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
		return c.linkPaths(s, g)
	}
	return c.typeName("Link")
}

// linkPaths compiles the paths to a row.
func (c *compilation) linkPaths(parent *plan.Step, g group) encode.Value {
	return c.paths(c.child(parent, &plan.LinkPathsSpec{}, g), g)
}

// paths compiles a list of paths.
func (c *compilation) paths(s *plan.Step, g group) encode.Value {
	v := encode.Value{Op: encode.Many, NonNull: true, ElemNonNull: true, Step: s.Index}
	v.Object = c.object(c.collectUnder(g, "Path"), func(g group) encode.Value {
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
