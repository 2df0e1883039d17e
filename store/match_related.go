package store

import (
	"slices"

	"graph287g/plan"
)

// countRelated counts the related nodes that pass a filter.
func (m *Matcher) countRelated(f *plan.Filter, node int32) int {
	n := 0
	for _, end := range m.Graph.Ends(node, f.Field) {
		if m.Match(&f.Sub[0], end) {
			n++
		}
	}
	return n
}

// MatchValue reports whether a value passes a filter that consists of conditions on one field.
func (m *Matcher) MatchValue(f *plan.Filter, v any) bool {
	switch f.Op {
	case plan.And:
		return !slices.ContainsFunc(f.Sub, func(sub plan.Filter) bool { return !m.MatchValue(&sub, v) })
	case plan.Not:
		return !m.MatchValue(&f.Sub[0], v)
	}
	return m.compareValue(f, v)
}
