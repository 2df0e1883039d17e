package plan

import (
	"fmt"

	"graph287g/ontology"
)

// A GroupSpec counts how often the rows of a list have the same values, whatever its page; rows are groups, the largest first.
type GroupSpec struct{ Of int } // the step that lists them; it has the same parent

// Operation names it.
func (*GroupSpec) Operation() string { return "group" }

// Detail names the list.
func (s *GroupSpec) Detail() string { return ofStep(s.Of) }

// GroupCount is the column of a GroupSpec.
const GroupCount = "count"

// GroupArgs are those of a GroupSpec.
type GroupArgs struct {
	By       []Key // at most MaxGroupKeys
	Distinct *Key  // what is counted; nil for rows
	First    int   // how many groups are shown
	All      bool  // all groups, not First of them; over store.MaxGroups are an error
}

// Explain tells by what, and of what.
func (a *GroupArgs) Explain(*ontology.Catalogue) []string {
	out := ExplainKeys(a.By)
	if a.Distinct != nil {
		out = append(out, "distinct "+a.Distinct.Name)
	}
	if !a.All {
		out = append(out, fmt.Sprintf("first %d", a.First))
	}
	return out
}

// MaxGroupKeys is how many keys a group has at most.
const MaxGroupKeys = 4

// A GroupKeysSpec has the values of a group, or of another row that is one of a group; rows are keys.
type GroupKeysSpec struct{}

// Operation names it.
func (*GroupKeysSpec) Operation() string { return "keys of the group" }

// The columns of a GroupKeysSpec.
const (
	GroupBy    = "by"
	GroupValue = "value"
	GroupLabel = "label"
)

// A GroupNodeSpec has the node that a key is, none or one.
type GroupNodeSpec struct{}

// Operation names it.
func (*GroupNodeSpec) Operation() string { return "node of the key" }

// A CountDistinctSpec has no rows: the table's Totals tell how many different values the rows of a list have.
type CountDistinctSpec struct{ Of int } // the step that lists them; it has the same parent

// Operation names it.
func (*CountDistinctSpec) Operation() string { return "count distinct" }

// Detail names the list.
func (s *CountDistinctSpec) Detail() string { return ofStep(s.Of) }

// CountDistinctArgs tell of what.
type CountDistinctArgs struct{ Key Key }

// Explain names it.
func (a *CountDistinctArgs) Explain(*ontology.Catalogue) []string { return ExplainKeys([]Key{a.Key}) }

// A Key is by what rows are counted: what its grouping tells, or a part of that, or which of some cases holds.
type Key struct {
	*ontology.Grouping
	Part  string // of a field of a value type: the part whose value is the key
	Cases []Case // where given, the key is Then of the first that holds, null where none does; the field doesn't count
}

// Several tells whether a row may have several values.
func (k Key) Several() bool { return k.Cases == nil && k.Grouping.Several() }

// Leads tells whether values are nodes.
func (k Key) Leads() bool {
	return k.Cases == nil && (k.By == ontology.GroupEnds || k.By == ontology.GroupNode)
}

// Temporal tells whether the key is a stored field whose value depends on the day that is asked about.
func (k *Key) Temporal() bool {
	return k.Grouping != nil && k.Field != nil && k.Field.Temporal && k.Field.Role == ontology.Stored
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
