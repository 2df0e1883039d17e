package plan

import (
	"slices"

	"graph287g/ontology"
)

// A FilterOp is what a filter does.
type FilterOp uint8

// The operations of filters. Null satisfies no comparison; Not is the exact complement, so that null satisfies it.
const (
	And FilterOp = iota // all of Sub hold; over nothing it is true
	Or                  // one of Sub holds; over nothing it is false
	Not                 // Sub[0] doesn't hold

	Eq         // the value is Values[0]; of a partial date it is the day, where it is one
	In         // the value is one of Values; of none it is false
	Gt         // the value is beyond Values[0]; of a partial date its earliest day is
	Gte        // likewise, or the same
	Lt         // the value comes before Values[0]; of a partial date its latest day does
	Lte        // likewise, or the same
	Contains   // the folded text contains Values[0], which is folded and not empty
	StartsWith // likewise, at its beginning
	Has        // one of the items of the value, a list, is one of Values
	IsNull     // there is no value, if Values[0] is true; there is one, if it is false

	OfKind // the node is of one of Kinds, and Sub[0] holds for it
	Some   // Sub[0] holds for a node that the field leads to
	Count  // Sub[1], a condition on CountField, holds for how many of them Sub[0] holds; where facts tell relations apart, for how many relations
)

// CountField stands in the conditions of Count for the number.
var CountField = &ontology.Field{Named: ontology.Named{Name: "count"}, Type: ontology.Type{Name: "Int", NonNull: true}}

// A Filter is a condition on a node. What it is made of is its shape; Values alone differ from one request to the next.
type Filter struct {
	Op     FilterOp
	Field  *ontology.Field // of comparisons: a stored field of the node; of Some and Count: one that leads to others
	Values []any           // of comparisons: of In and Has any number, else one
	Kinds  ontology.KindSet
	Sub    []Filter

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

// Holds tells whether Eq or In holds for a value, or Has for an item.
func (f *Filter) Holds(v any) bool {
	if f.set != nil {
		_, ok := f.set[v]
		return ok
	}
	return slices.Contains(f.Values, v)
}

// Empty tells whether the filter lets everything pass.
func (f *Filter) Empty() bool { return f.Op == And && len(f.Sub) == 0 }
