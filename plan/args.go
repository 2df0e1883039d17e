package plan

import (
	"slices"

	"graph287g/ontology"
)

// Args are the values of the arguments of an operation, one for each step of its plan.
type Args []StepArgs

// StepArgs are the values of one step's arguments, coerced and checked.
type StepArgs struct {
	IDs    []string        // Lookup by id
	Key    *ontology.Field // Lookup by key; with Scheme empty and Key nil, by id
	Scheme string          // Lookup by identifier
	Value  string          // of the key or identifier

	Filter Filter
	Order  []OrderKey // without the id that always comes last
	First  int        // how many rows a page has at most
	Back   bool       // they are the last ones, not the first
	After  *Position
	Before *Position // comes after After, where both are given
	Tag    uint64    // binds cursors to what they page through

	Relations []*ontology.Relation // of Neighbors and PathSearch: nil for all

	Hops int // of PathSearch, between the two IDs: how many relations a way may pass; First is how many ways are shown

	Bases   Bases   // of Walk: empty for all
	Reaches Reaches // of Walk: empty for all

	Fields []string // of Evidence: nil for all

	Groups   []Key // of Groups and Timeline: by what, at most MaxGroupKeys
	Distinct *Key  // of Groups and Distinct: what is counted; nil for rows
	Every    bool  // of Groups: all groups, not First of them; over store.MaxGroups are an error

	Periods Periods // of Timeline
	Known   string  // of Timeline and Coverage: what was published by this day counts; empty for all that is
	Today   string  // the day of the request, in UTC

	Search *Sought // of Search

	// Cases of Cases: none for the stored value. Of a list as of a day: the values that its field with a clock has that day.
	// Of Coverage three: an agreement was certainly in force, it possibly was, it was known of.
	Cases []Case
	Only  string // of CoverageEntries: of this case; empty for all
	On    string // of Coverage: the day
}

// Bases is a set of bases, one bit each.
type Bases uint16

// Reaches is a set of reaches, one bit each.
type Reaches uint8

// Has tells whether a basis passes: the empty set lets all pass.
func (b Bases) Has(x ontology.Basis) bool { return b == 0 || b>>x&1 == 1 }

// Has tells whether a reach passes: the empty set lets all pass.
func (r Reaches) Has(x ontology.Reach) bool { return r == 0 || r>>x&1 == 1 }

// Follows tells whether Neighbors goes along a relation.
func (a *StepArgs) Follows(r *ontology.Relation) bool {
	return a.Relations == nil || slices.Contains(a.Relations, r)
}

// An OrderKey orders by a stored field of the node, or of one that it has a relation to one to, or by how many nodes a field
// leads to that isn't stored. Nulls come last in both directions, and so does a relation that leads nowhere.
type OrderKey struct {
	Hops  []ontology.Hop
	Field *ontology.Field
	Desc  bool
}

// A Position is a place in an ordered list: that of a row with these key values and this id, whether there is one or not.
type Position struct {
	Keys []any // each nil, a string, an int64, a float64 or a bool
	ID   string
}
