package plan

import (
	"fmt"
	"slices"
	"strings"

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
