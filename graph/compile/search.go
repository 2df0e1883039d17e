package compile

import (
	"graph287g/graph/encode"
	"graph287g/plan"
)

// search compiles a search: a connection over its hits, and on request what it says of all of them.
func (c *compilation) search(g group) encode.Value {
	s, _ := c.step(plan.Step{Parent: plan.Root, Op: plan.Search, Kinds: c.c.KindsOf("Node"), Shape: plan.Page}, g.fields, g.place)
	c.bindSearch(s, g)
	v := encode.Value{Op: encode.Connection, NonNull: true, Step: s.Index}
	v.Object = c.object(c.under(g, typeOf(g)), func(g group) encode.Value {
		switch g.name() {
		case "edges":
			return encode.Value{Op: encode.Edges, NonNull: true, Elem: true, Step: s.Index, Object: c.searchEdge(s, g)}
		case "facets":
			return c.searchFacets(s, g)
		case "suggestions":
			return c.cell(c.aboutSearch(s, plan.SearchSpelled, g), plan.Spellings, true)
		}
		return c.connectionField(s, nil, g)
	})
	return v
}

// searchEdge compiles a hit.
func (c *compilation) searchEdge(s *plan.Step, g group) *encode.Object {
	return c.object(c.under(g, typeOf(g)), func(g group) encode.Value {
		switch g.name() {
		case "score":
			return c.cell(s, plan.SearchScore, true)
		case "matchedField":
			return c.cell(s, plan.SearchField, true)
		case "excerpt":
			return c.cell(s, plan.SearchExcerpt, false)
		case "matches":
			return c.cell(s, plan.SearchMatches, true)
		}
		return c.edgeField(s, nil, g)
	})
}

// aboutSearch adds a step that shares the arguments of a search.
func (c *compilation) aboutSearch(s *plan.Step, op plan.Op, g group) *plan.Step {
	about, _ := c.step(plan.Step{Parent: plan.Root, Op: op, Query: s.Index}, g.fields, g.place)
	return about
}

func (c *compilation) searchFacets(s *plan.Step, g group) encode.Value {
	about := c.aboutSearch(s, plan.SearchFacets, g)
	v := encode.Value{Op: encode.Many, NonNull: true, Elem: true, Step: about.Index}
	v.Object = c.object(c.under(g, "Facet"), func(g group) encode.Value {
		switch g.name() {
		case "kind":
			return c.cell(about, plan.FacetKind, true)
		case "count":
			return c.cell(about, plan.FacetCount, true)
		}
		return c.typeName("Facet")
	})
	return v
}
