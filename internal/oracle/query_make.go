package oracle

import (
	"math/rand/v2"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/ontology"
)

// A queryMaker makes one random document over the public schema.
type queryMaker struct {
	r      *rand.Rand
	c      *ontology.Catalogue
	schema *ast.Schema
	pool   *pool
	doc    *queryDocument

	budget int              // how many selections may still be made
	rows   int              // about how many rows there are where the maker is
	hint   ontology.KindSet // kinds that nodes here are likely to have; none where nobody knows
	fuel   int              // how many conditions the filter at hand may still have that hold others
	brief  bool             // small filters
	plain  bool             // no filters, no empty pages: to see something
	asked  ontology.KindSet // the kinds of the ids last asked for
	prefix string
	spare  []*fragment // fragments that may be spread anywhere they fit
}

// randomQuery makes a document.
func randomQuery(r *rand.Rand, c *ontology.Catalogue, schema *ast.Schema, p *pool, brief bool) *queryDocument {
	g := &queryMaker{r: r, c: c, schema: schema, pool: p, doc: &queryDocument{}, budget: 15 + r.IntN(90), rows: 1, brief: brief}
	if brief {
		g.budget /= 4
	}
	if chance(r, 35) {
		g.doc.roots = []*selection{g.focus()}
		return g.doc
	}
	if chance(r, 25) {
		g.doc.roots = []*selection{g.listing()}
		return g.doc
	}
	if chance(r, 15) {
		g.doc.roots = []*selection{g.searching()}
		return g.doc
	}
	if chance(r, 8) {
		g.doc.roots = []*selection{g.connecting()}
		return g.doc
	}
	for range g.r.IntN(3) {
		g.makeFragment()
	}
	g.doc.roots = g.set("Query", 0, newScope(), 0)
	if chance(r, 4) {
		g.doc.roots = append(g.doc.roots, g.introspection())
	}
	if chance(r, 15) {
		g.doc.operation = "Asked"
		if chance(r, 50) {
			g.doc.other = " query Other { meta { version } }"
		}
	}
	return g.doc
}

// set makes a selection set of a type. kinds are those that a node may have here.
func (g *queryMaker) set(typeName string, kinds ontology.KindSet, sc *scope, depth int) []*selection {
	var out []*selection
	n := 1 + g.r.IntN(6)
	switch typeName {
	case "Query":
		n = 1 + g.r.IntN(3)
	case "PageInfo", "Facet", "Limits", "Group", "GroupKey":
		n = 1 + g.r.IntN(2)
	}
	for i := 0; i < n || len(out) == 0; i++ { // a selection may come to nothing
		if g.budget <= 0 && len(out) > 0 {
			break
		}
		g.budget--
		if s := g.selection(typeName, kinds, sc, depth); s != nil {
			out = append(out, s)
		}
	}
	return out
}

func (g *queryMaker) selection(typeName string, kinds ontology.KindSet, sc *scope, depth int) *selection {
	var s *selection
	switch n := g.r.IntN(100); {
	case n < 7:
		s = g.leaf(typeName, "__typename", "", sc)
	case n < 17:
		s = g.inline(typeName, kinds, sc, depth)
	case n < 25:
		s = g.spread(typeName, kinds, sc, depth)
	default:
		s = g.field(typeName, kinds, sc, depth)
	}
	if s != nil && chance(g.r, 8) {
		g.direct(s)
	}
	return s
}

// direct adds @skip or @include.
func (g *queryMaker) direct(s *selection) {
	for _, d := range []string{"@skip", "@include"} {
		if chance(g.r, 60) {
			on := &input{t: ast.NonNullNamedType("Boolean", nil), plain: chance(g.r, 25) == (d == "@skip")}
			s.directives = append(s.directives, d+"(if: "+g.write(on)+")")
		}
	}
	if len(s.directives) > 1 && chance(g.r, 50) {
		slices.Reverse(s.directives)
	}
}
