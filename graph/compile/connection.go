package compile

import (
	"slices"

	"graph287g/graph/encode"
	"graph287g/ontology"
	"graph287g/plan"
)

// connection compiles the connection that shows the rows of a step. f is the field of the ontology; it is nil at the root.
func (c *compilation) connection(s *plan.Step, f *ontology.Field, g group) encode.Value {
	for _, name := range []string{"knownAt", "onNewestDay"} { // which leave the day to the graph
		c.out.NeedsNewest = c.out.NeedsNewest || g.fields[0].Arguments.ForName(name) != nil
	}
	v := encode.Value{Op: encode.Connection, NonNull: true, Step: s.Index}
	v.Object = c.object(c.collectUnder(g, typeOf(g)), func(inner group) encode.Value {
		if inner.name() == "asOf" {
			return c.listDay(g)
		}
		return c.connectionField(s, f, inner)
	})
	v.Cut = mayBeCut(v.Object)
	return v
}

// mayBeCut tells whether a connection shows its rows, which may be a part of them. Who asks only how many there are misses none.
func mayBeCut(connection *encode.Object) bool {
	return slices.ContainsFunc(connection.Fields, func(f encode.Field) bool { return f.Value.Op == encode.Nodes || f.Value.Op == encode.Edges })
}

func (c *compilation) connectionField(s *plan.Step, f *ontology.Field, g group) encode.Value {
	out := encode.Value{NonNull: true, ElemNonNull: true, Step: s.Index}
	switch g.name() {
	case "edges":
		out.Op, out.Object = encode.Edges, c.edge(s, f, g)
	case "nodes":
		out.Op, out.ByKind = encode.Nodes, c.byKind(s, g)
	case "pageInfo":
		out.Op, out.Object = encode.Connection, c.pageInfo(s, g)
	case "totalCount":
		s.List().Total, out.Op = true, encode.Total
	case "groups":
		return c.group(s, g)
	case "countDistinct":
		return c.countDistinct(s, g)
	case "timeline":
		return c.timeline(s, g)
	default:
		return c.typeName(typeNameOf(g))
	}
	return out
}

// typeNameOf returns the name of the object type that a group's fields belong to.
func typeNameOf(g group) string { return g.fields[0].ObjectDefinition.Name }

func (c *compilation) pageInfo(s *plan.Step, g group) *encode.Object {
	return c.object(c.collectUnder(g, "PageInfo"), func(g group) encode.Value {
		switch g.name() {
		case "hasNextPage":
			s.List().More = true
			return encode.Value{Op: encode.HasNext, NonNull: true, Step: s.Index}
		case "hasPreviousPage":
			s.List().Less = true
			return encode.Value{Op: encode.HasPrevious, NonNull: true, Step: s.Index}
		case "startCursor":
			return encode.Value{Op: encode.StartCursor, Step: s.Index, Column: s.Column(plan.Column{Kind: plan.Cursor})}
		case "endCursor":
			return encode.Value{Op: encode.EndCursor, Step: s.Index, Column: s.Column(plan.Column{Kind: plan.Cursor})}
		}
		return c.typeName("PageInfo")
	})
}

// edge compiles an edge, which shows one row of the step.
func (c *compilation) edge(s *plan.Step, f *ontology.Field, g group) *encode.Object {
	return c.object(c.collectUnder(g, typeOf(g)), func(g group) encode.Value { return c.edgeField(s, f, g) })
}

func (c *compilation) edgeField(s *plan.Step, f *ontology.Field, g group) encode.Value {
	switch g.name() {
	case "cursor":
		return encode.Value{Op: encode.Cell, NonNull: true, Step: s.Index, Column: s.Column(plan.Column{Kind: plan.Cursor})}
	case "node":
		return encode.Value{Op: encode.Node, NonNull: true, Step: s.Index, ByKind: c.byKind(s, g)}
	case "link":
		return c.link(s, f, g)
	case "__typename":
		return c.typeName(typeNameOf(g))
	}
	fact := f.Relation.Edge.Field(g.name())
	col := s.Column(plan.Column{Kind: plan.Fact, Name: fact.Name})
	return encode.Value{Op: encode.Cell, NonNull: fact.Type.NonNull, Step: s.Index, Column: col}
}
