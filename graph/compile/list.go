package compile

import (
	"graph287g/graph/encode"
	"graph287g/ontology"
	"graph287g/plan"
)

// related compiles a field that leads to other nodes: over a relation, along a path, to claims or to neighbors.
func (c *compilation) related(s *plan.Step, kinds ontology.KindSet, f *ontology.Field, g group) encode.Value {
	list := plan.List{Shape: plan.One}
	switch {
	case f.Paged():
		list.Shape, list.Edges = plan.Page, f.Role == ontology.Related && f.Relation.Parallel()
	case f.Type.List:
		list.Shape = plan.Few
	}
	child, made := c.step(plan.Step{Parent: s.Index, Spec: listSpec(list, f), On: kinds, Kinds: c.c.KindsOf(f.Type.Name)}, g.fields, g.path)
	if list.Shape == plan.Page {
		if made {
			c.bindPage(child, g)
		}
		return c.connection(child, f, g)
	}
	v := encode.Value{Op: encode.One, NonNull: f.Type.NonNull, ElemNonNull: true, Step: child.Index, ByKind: c.byKind(child, g)}
	if list.Shape == plan.Few {
		v.Op = encode.Many
	}
	return v
}

// listSpec returns the operation that lists the nodes which a field leads to.
func listSpec(list plan.List, f *ontology.Field) plan.Spec {
	switch f.Role {
	case ontology.Traverse:
		return &plan.TraverseSpec{List: list, Path: f}
	case ontology.Neighbors:
		return &plan.NeighborsSpec{List: list}
	}
	return &plan.ExpandSpec{List: list, Hop: ontology.Hop{Relation: f.Relation, Direction: f.Direction}, ClaimField: f.ClaimField}
}

// nodes compiles a child step whose rows are nodes of a type: with encode.Many as a plain list, with encode.One as a single node.
func (c *compilation) nodes(parent *plan.Step, spec plan.Spec, op encode.Op, typeName string, nonNull bool, g group) encode.Value {
	s := c.child(parent, spec, g)
	s.Kinds = c.c.KindsOf(typeName)
	return encode.Value{Op: op, NonNull: nonNull, ElemNonNull: true, Step: s.Index, ByKind: c.byKind(s, g)}
}
