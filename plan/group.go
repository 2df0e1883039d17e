package plan

import "graph287g/ontology"

// A Key is by what rows are counted: what its grouping tells, or a part of that, or which of some cases holds.
type Key struct {
	*ontology.Grouping
	Part  string // of a field of a value type: the part whose value is the key
	Cases []Case // where given, the key is Then of the first that holds, null where none does; the field doesn't count
}

// Keys returns the keys that groupings are by themselves.
func Keys(groupings ...*ontology.Grouping) []Key {
	out := make([]Key, len(groupings))
	for i, g := range groupings {
		out[i].Grouping = g
	}
	return out
}

// Several tells whether a row may have several values.
func (k Key) Several() bool { return k.Cases == nil && k.Grouping.Several() }

// Leads tells whether values are nodes.
func (k Key) Leads() bool {
	return k.Cases == nil && (k.By == ontology.GroupEnds || k.By == ontology.GroupNode)
}

// Nodes counts the keys whose values are nodes.
func Nodes(by []Key) int {
	n := 0
	for _, k := range by {
		if k.Leads() {
			n++
		}
	}
	return n
}
