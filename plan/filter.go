package plan

import (
	"fmt"
	"slices"
	"strings"

	"graph287g/ontology"
)

// A FilterOp is the operator of a filter.
type FilterOp uint8

// The operators of filters. There are only two truth values: null satisfies no comparison, and Not is the exact complement, so that
// null satisfies the negation of every comparison.
const (
	And FilterOp = iota // all of Sub hold; over nothing it is true
	Or                  // one of Sub holds; over nothing it is false
	Not                 // Sub[0] doesn't hold

	Eq         // the value is Values[0]; a partial date equals a day if it is that day exactly
	In         // the value is one of Values; over no values it is false
	Gt         // the value is greater than Values[0]; a partial date is if its earliest day is
	Gte        // likewise, or equal
	Lt         // the value is less than Values[0]; a partial date is if its latest day is
	Lte        // likewise, or equal
	Contains   // the folded text contains Values[0], which is folded and not empty
	StartsWith // likewise, at its beginning
	Has        // the value is a list, and one of its items is one of Values
	IsNull     // there is no value if Values[0] is true, and there is one if it is false

	OfKind // the node is of one of Kinds, and Sub[0] holds for it
	Some   // Sub[0] holds for a node that the field leads to
	Count  // Sub[1], a condition on CountField, holds for the number of nodes for which Sub[0] does; of relations, where parallel ones are told apart
)

// CountField stands for the number in the condition of Count.
var CountField = &ontology.Field{Named: ontology.Named{Name: "count"}, Type: ontology.Type{Name: "Int", NonNull: true}}

// A Filter is a condition on a node. All but its Values is its shape, on which stores may cache what they make of it.
type Filter struct {
	Op     FilterOp
	Field  *ontology.Field // of comparisons: a stored field of the node; of Some and Count: one that leads to others
	Values []any           // of comparisons: any number of In and Has, else one
	Kinds  ontology.KindSet
	Sub    []Filter

	set map[any]struct{} // Values as a set, of In with many of them
}

// manyValues is the number of values above which a set is faster than a list.
const manyValues = 16

// OneOf returns the filter that the value of a field is one of some values.
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

// Holds reports whether Eq or In holds for a value, or Has for one item of a list.
func (f *Filter) Holds(v any) bool {
	if f.set != nil {
		_, ok := f.set[v]
		return ok
	}
	return slices.Contains(f.Values, v)
}

// Empty reports whether the filter has no conditions.
func (f *Filter) Empty() bool { return f.Op == And && len(f.Sub) == 0 }

// String prints the filter as a condition.
func (f *Filter) String() string {
	switch f.Op {
	case And:
		return f.join(" and ", "true")
	case Or:
		return "(" + f.join(" or ", "false") + ")"
	case Not:
		return "not (" + f.Sub[0].String() + ")"
	case OfKind:
		return fmt.Sprintf("of %d kinds (%s)", f.Kinds.Len(), f.Sub[0].String())
	case Some:
		return "some " + f.Field.Name + " (" + f.Sub[0].String() + ")"
	case Count:
		return "count of " + f.Field.Name + " (" + f.Sub[0].String() + ") such that " + f.Sub[1].String()
	case IsNull:
		if f.Values[0] == true {
			return f.Field.Name + " is null"
		}
		return f.Field.Name + " is not null"
	}
	return f.Field.Name + " " + comparisons[f.Op] + " " + f.values()
}

var comparisons = [...]string{
	Eq: "=", In: "in", Gt: ">", Gte: ">=", Lt: "<", Lte: "<=", Contains: "contains", StartsWith: "starts with", Has: "has one of",
}

func (f *Filter) join(with, empty string) string {
	parts := make([]string, len(f.Sub))
	for i := range f.Sub {
		parts[i] = f.Sub[i].String()
	}
	if len(parts) == 0 {
		return empty
	}
	return strings.Join(parts, with)
}

// maxPrinted is how many values of a condition are printed.
const maxPrinted = 5

func (f *Filter) values() string {
	var parts []string
	for _, v := range f.Values[:min(len(f.Values), maxPrinted)] {
		parts = append(parts, fmt.Sprintf("%#v", v))
	}
	if more := len(f.Values) - maxPrinted; more > 0 {
		parts = append(parts, fmt.Sprintf("%d more", more))
	}
	if f.Op == In || f.Op == Has {
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return strings.Join(parts, ", ")
}
