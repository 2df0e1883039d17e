package plan

import (
	"fmt"

	"graph287g/ontology"
)

// A GroupSpec groups the rows of a list, on all of its pages, by the values of keys, and counts them. Its rows are groups, the
// largest first or by value.
type GroupSpec struct{ Of int } // index of the step that lists the rows; it has the same parent

// Operation implements Spec.
func (*GroupSpec) Operation() string { return "group" }

// Detail names the list.
func (s *GroupSpec) Detail() string { return ofStep(s.Of) }

// GroupCount is the only column of a GroupSpec.
const GroupCount = "count"

// GroupArgs are the arguments of a GroupSpec.
type GroupArgs struct {
	By       []Key // at most MaxGroupKeys
	Distinct *Key  // count the different values of this key; nil counts rows
	First    int   // how many groups are wanted, unless All
	All      bool  // all groups are wanted; more than store.MaxGroups are an error
	ByValue  bool  // groups come in the order of their values, not the largest first
}

// Explain lists the keys, and what is counted.
func (a *GroupArgs) Explain(*ontology.Catalogue) []string {
	out := ExplainKeys(a.By)
	if a.Distinct != nil {
		out = append(out, "distinct "+a.Distinct.Name)
	}
	if a.ByValue {
		out = append(out, "in order of value")
	}
	if !a.All {
		out = append(out, fmt.Sprintf("first %d", a.First))
	}
	return out
}

// MaxGroupKeys is how many keys a GroupSpec has at most.
const MaxGroupKeys = 4

// A GroupKeysSpec lists the keys of a group, or of the group that another row belongs to: a row for each key.
type GroupKeysSpec struct{}

// Operation implements Spec.
func (*GroupKeysSpec) Operation() string { return "keys of the group" }

// The columns of a GroupKeysSpec.
const (
	GroupBy    = "by"
	GroupValue = "value"
	GroupLabel = "label"
)

// A GroupNodeSpec finds the node that is the value of a key: none or one.
type GroupNodeSpec struct{}

// Operation implements Spec.
func (*GroupNodeSpec) Operation() string { return "node of the key" }

// A CountDistinctSpec counts the different values that the rows of a list have of a key, on all of its pages. It has no rows: the
// counts are the Totals of its table.
type CountDistinctSpec struct{ Of int } // index of the step that lists the rows; it has the same parent

// Operation implements Spec.
func (*CountDistinctSpec) Operation() string { return "count distinct" }

// Detail names the list.
func (s *CountDistinctSpec) Detail() string { return ofStep(s.Of) }

// CountDistinctArgs are the arguments of a CountDistinctSpec.
type CountDistinctArgs struct{ Key Key }

// Explain names the key.
func (a *CountDistinctArgs) Explain(*ontology.Catalogue) []string { return ExplainKeys([]Key{a.Key}) }

// A Key is what rows are grouped by: a grouping of the ontology, or a part of its value, or the first of some cases that holds.
type Key struct {
	*ontology.Grouping
	Part  string // of a field of a value type: the part whose value is the key
	Whole bool   // of a list of a value type: its JSON is the key, so that a row has one value, or null where the list is empty
	Cases []Case // if not nil: the key is Then of the first case that holds, or null, and the grouping's field is not read
}

// MultiValued reports whether a row may have several values of the key, and so be in several groups.
func (k Key) MultiValued() bool { return k.Cases == nil && !k.Whole && k.Grouping.Several() }

// IsNode reports whether the values of the key are nodes.
func (k Key) IsNode() bool {
	return k.Cases == nil && (k.By == ontology.GroupEnds || k.By == ontology.GroupNode)
}

// Temporal reports whether the key is a stored field whose value depends on the day that is asked about.
func (k *Key) Temporal() bool {
	return k.Grouping != nil && k.Field != nil && k.Field.Temporal && k.Field.Role == ontology.Stored
}

// CountNodeKeys returns how many of the keys have nodes as values.
func CountNodeKeys(by []Key) int {
	n := 0
	for _, k := range by {
		if k.IsNode() {
			n++
		}
	}
	return n
}
