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
	First  int
	After  *Position
	Tag    uint64 // binds cursors to what they page through

	Relations []*ontology.Relation // of Neighbors: nil for all

	Bases   Bases   // of Walk: empty for all
	Reaches Reaches // of Walk: empty for all

	Fields []string // of Evidence: nil for all

	Search *Sought // of Search
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

// A FilterOp is what a filter does.
type FilterOp uint8

// The operations of filters. And over nothing is true, In over nothing false.
const (
	And FilterOp = iota
	Eq
	In
)

// A Filter is a condition on a node. Null satisfies none but And over nothing.
type Filter struct {
	Op     FilterOp
	Field  *ontology.Field // of Eq and In: a stored field of the node
	Values []any           // of Eq one, of In any number
	Sub    []Filter        // of And

	set map[any]struct{} // of In with many values: the same as a set
}

// manyValues is from where on a set is faster than a list.
const manyValues = 16

// OneOf returns the filter that the field's value is one of these.
func OneOf(f *ontology.Field, values []any) Filter {
	out := Filter{Op: In, Field: f, Values: values}
	if len(values) > manyValues {
		out.set = make(map[any]struct{}, len(values))
		for _, v := range values {
			out.set[v] = struct{}{}
		}
	}
	return out
}

// Holds tells whether Eq or In holds for a value.
func (f *Filter) Holds(v any) bool {
	if f.set != nil {
		_, ok := f.set[v]
		return ok
	}
	return slices.Contains(f.Values, v)
}

// Empty tells whether the filter lets everything pass.
func (f Filter) Empty() bool { return f.Op == And && len(f.Sub) == 0 }

// An OrderKey orders by a stored field of the node, or of one that it has a relation to one to. Nulls come last in both
// directions, and so does a relation that leads nowhere.
type OrderKey struct {
	Hops  []ontology.Hop
	Field *ontology.Field
	Desc  bool
}

// A Position is a place in an ordered list: the key values of the row before it, and its id.
type Position struct {
	Keys []any // each nil, a string, an int64, a float64 or a bool
	ID   string
}
