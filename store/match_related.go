package store

import (
	"slices"

	"graph287g/plan"
)

// count counts the related nodes for which a filter holds, up to a limit if that isn't negative.
func (m *Matcher) count(f *plan.Filter, node int32, limit int) int {
	n := 0
	for _, end := range m.Graph.Ends(node, f.Field) {
		if n == limit {
			break
		}
		if m.related(&f.Sub[0], end) {
			n++
		}
	}
	return n
}

// related tells whether a related node passes, and remembers it.
func (m *Matcher) related(f *plan.Filter, node int32) bool {
	if f.Empty() {
		return true
	}
	known := m.known[f]
	if known == nil {
		if m.known == nil {
			m.known = map[*plan.Filter]map[int32]bool{}
		}
		known = map[int32]bool{}
		m.known[f] = known
	}
	holds, ok := known[node]
	if !ok {
		holds = m.Match(f, node)
		known[node] = holds
	}
	return holds
}

// Fits tells whether a value passes the conditions of a filter on one field.
func (m *Matcher) Fits(f *plan.Filter, v any) bool {
	switch f.Op {
	case plan.And:
		return !slices.ContainsFunc(f.Sub, func(sub plan.Filter) bool { return !m.Fits(&sub, v) })
	case plan.Not:
		return !m.Fits(&f.Sub[0], v)
	}
	return m.holds(f, v)
}
