package document

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"graph287g/graph/apierror"
)

// size is how much a selection set is with all its fragments expanded. Each fragment is measured once, so that measuring
// is linear even where expanding would be exponential.
type size struct{ selections, aliases, spreads, depth, roots int }

// maxCount keeps sums of expanded fragments from running over.
const maxCount = 1 << 20

func (s *size) add(t size) {
	s.selections = min(s.selections+t.selections, maxCount)
	s.aliases = min(s.aliases+t.aliases, maxCount)
	s.spreads = min(s.spreads+t.spreads, maxCount)
	s.depth = max(s.depth, t.depth)
	s.roots = min(s.roots+t.roots, maxCount)
}

type sizeCounter struct {
	fragments ast.FragmentDefinitionList
	known     map[string]size
	open      map[string]bool // being measured: a cycle, which validation will refuse
}

// checkSize refuses what would make validation or compilation costly. It runs before validation, for the check of
// overlapping fields is quadratic.
func (p *Parser) checkSize(doc *ast.QueryDocument) *gqlerror.Error {
	m := &sizeCounter{fragments: doc.Fragments, known: map[string]size{}, open: map[string]bool{}}
	for _, op := range doc.Operations {
		s := m.ofSet(op.SelectionSet)
		for _, limit := range []struct {
			n, max int
			what   string
			code   apierror.Code
		}{
			{s.depth, p.limits.Braces, "levels of braces", apierror.DepthExceeded},
			{s.roots, p.limits.Roots, "root fields", apierror.CostExceeded},
			{s.aliases, p.limits.Aliases, "aliases", apierror.CostExceeded},
			{s.spreads, p.limits.Spreads, "fragment spreads", apierror.CostExceeded},
			{s.selections, p.limits.Selections, "selections", apierror.CostExceeded},
		} {
			if limit.n > limit.max {
				return apierror.At(limit.code, op.Position, nil, "the operation has over %d %s, fragments expanded: ask for less, or in several requests", limit.max, limit.what)
			}
		}
	}
	return nil
}

func (m *sizeCounter) ofSet(set ast.SelectionSet) size {
	var s size
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			inner := m.ofSet(sel.SelectionSet)
			inner.depth, inner.roots = inner.depth+1, 1
			s.add(inner)
			s.selections++
			if sel.Alias != sel.Name {
				s.aliases++
			}
		case *ast.InlineFragment:
			s.add(m.ofSet(sel.SelectionSet))
			s.selections++
		case *ast.FragmentSpread:
			s.add(m.ofFragment(sel.Name))
			s.spreads++
		}
	}
	return s
}

func (m *sizeCounter) ofFragment(name string) size {
	if s, ok := m.known[name]; ok || m.open[name] {
		return s
	}
	def := m.fragments.ForName(name)
	if def == nil {
		return size{}
	}
	m.open[name] = true
	m.known[name] = m.ofSet(def.SelectionSet)
	return m.known[name]
}
