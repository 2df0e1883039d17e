package store

import "graph287g/plan"

// First returns which of the cases is the first to hold for a node, -1 where none does.
func (m *Matcher) First(cases []plan.Case, node int32) int {
	for i := range cases {
		if m.Match(&cases[i].If, node) {
			return i
		}
	}
	return -1
}
