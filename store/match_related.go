package store

import (
	"slices"

	"graph287g/plan"
)

// countRelated counts the related nodes that pass a filter, up to a limit unless that is negative.
func (m *Matcher) countRelated(f *plan.Filter, node int32, limit int) int {
	n := 0
	for _, end := range m.Graph.Ends(node, f.Field) {
		if n == limit {
			break
		}
		if m.matchRelated(&f.Sub[0], end) {
			n++
		}
	}
	return n
}

// matched is what is known of a node and a filter.
type matched uint8

const (
	unknownMatch matched = iota
	noMatch
	isMatch
)

// matchRelated reports whether a related node passes a filter, and remembers the result.
func (m *Matcher) matchRelated(f *plan.Filter, node int32) bool {
	if f.Empty() {
		return true
	}
	known := m.memo[f]
	if int(node) >= len(known) {
		known = append(known, make([]matched, int(node)+1-len(known))...)
		if m.memo == nil {
			m.memo = map[*plan.Filter][]matched{}
		}
		m.memo[f] = known
	}
	if known[node] == unknownMatch {
		known[node] = noMatch
		if m.Match(f, node) {
			known[node] = isMatch
		}
	}
	return known[node] == isMatch
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
