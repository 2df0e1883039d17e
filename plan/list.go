package plan

import "graph287g/ontology"

// A Shape tells how many rows a list has for one parent.
type Shape uint8

// The shapes of lists.
const (
	One  Shape = iota // none or one
	Few               // all, in curated order
	Page              // a page of a connection
)

// A List is embedded by the operations that list nodes: ScanSpec, ExpandSpec, NeighborsSpec, TraverseSpec and SearchSpec.
type List struct {
	Shape   Shape
	Total   bool // count the rows on all pages
	More    bool // tell whether rows follow the page
	Less    bool // tell whether rows come before the page
	Edges   bool // rows are relations, so that a node has one for each of parallel relations; else rows are nodes
	Links   bool // a child step needs the links of the rows
	Grouped bool // another step aggregates the rows
}

func (l *List) list() *List { return l }

// List returns the List of an operation that embeds one, or nil.
func (s *Step) List() *List {
	if l, ok := s.Spec.(interface{ list() *List }); ok {
		return l.list()
	}
	return nil
}

// ListArgs are the arguments of ScanSpec and ExpandSpec, and embedded by those of NeighborsSpec and TraverseSpec.
type ListArgs struct {
	Filter Filter
	Order  []OrderKey // before the id, which is always the last key; that of the kind where nobody asked for one
	First  int        // how many rows a page has at most
	Back   bool       // the page has the last rows, not the first
	After  *Position  // only rows after it, if not nil
	Before *Position  // only rows before it, if not nil; it comes after After
	Tag    uint64     // binds cursors to this list and its other arguments

	// Cases are the values of the temporal field on the day that the list is asked as of; nil where no day is given. Groups and
	// filters use them instead of the stored value.
	Cases []Case
}

// Lister is implemented by the arguments of lists other than searches.
type Lister interface {
	// AsList returns the arguments that all lists have, to read or to change.
	AsList() *ListArgs
}

// AsList implements Lister.
func (a *ListArgs) AsList() *ListArgs { return a }

// PageSize implements Paged.
func (a *ListArgs) PageSize() int { return a.First }

// WithPageSize implements Paged.
func (a *ListArgs) WithPageSize(rows int) Paged {
	with := *a
	with.First = rows
	return &with
}

// ListArgsOf returns the arguments of a step that all lists have, the zero value where it has none. It panics where the arguments
// are no Lister.
func ListArgsOf(all Args, step int) *ListArgs {
	if step >= len(all) || all[step] == nil {
		return new(ListArgs)
	}
	return all[step].(Lister).AsList()
}

// An OrderKey orders nodes by a field of theirs, or of the one node that Hops lead to. A stored field is compared by value, another by
// the number of nodes that it leads to. Nulls come last in both directions, and so do nodes from which Hops lead nowhere.
type OrderKey struct {
	Hops  []ontology.Hop
	Field *ontology.Field
	Desc  bool

	Default bool // it is the order of the kind, and nobody asked for it
}

// OrderOf returns the order in which connections of a kind come where nobody asks for another; nil where that is by id, and for nil.
func OrderOf(k *ontology.Kind) []OrderKey {
	if k == nil || k.Order == nil {
		return nil
	}
	return []OrderKey{{Field: k.Order, Default: true}}
}

// A Position is a place in an ordered list, as a cursor holds it: that of a row with these values of the order keys and this id,
// whether or not the row still exists.
type Position struct {
	Keys []any // each nil, a string, an int64, a float64 or a bool
	ID   string
}
