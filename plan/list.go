package plan

import "graph287g/ontology"

// A Shape tells how many rows a parent may have and who decides.
type Shape uint8

// The shapes of lists.
const (
	One  Shape = iota // none or one
	Few               // all, in curated order
	Page              // a page of a connection
)

// A List is what the operations have in common that list nodes: ScanSpec, ExpandSpec, NeighborsSpec, TraverseSpec and
// SearchSpec.
type List struct {
	Shape   Shape
	Total   bool // count all rows, not only those of the page
	More    bool // tell whether there are more behind the page
	Less    bool // tell whether there are some before it
	Edges   bool // a row for each relation: parallel ones are told apart by their facts
	Links   bool // a child asks for the links of its rows
	Grouped bool // another step counts its rows
}

func (l *List) list() *List { return l }

// List returns what a step that lists nodes has in common with the others; nil for any other step.
func (s *Step) List() *List {
	if l, ok := s.Spec.(interface{ list() *List }); ok {
		return l.list()
	}
	return nil
}

// ListArgs are the arguments of all lists but that of a search.
type ListArgs struct {
	Filter Filter
	Order  []OrderKey // without the id that always comes last
	First  int        // how many rows a page has at most
	Back   bool       // they are the last ones, not the first
	After  *Position
	Before *Position // comes after After, where both are given
	Tag    uint64    // binds cursors to what they page through

	// Cases are the values that a temporal field has on the day of the list, where it is one of a day: groups and filters take
	// these for the stored value.
	Cases []Case
}

// Lister are the arguments of a step that lists nodes.
type Lister interface{ AsList() *ListArgs }

// AsList returns the arguments that all lists have.
func (a *ListArgs) AsList() *ListArgs { return a }

// PageSize is how many rows of one parent are wanted at most.
func (a *ListArgs) PageSize() int { return a.First }

// WithPageSize returns the same arguments with another page size.
func (a *ListArgs) WithPageSize(rows int) Paged {
	with := *a
	with.First = rows
	return &with
}

// ListArgsOf returns the arguments that a step has in common with all lists.
func ListArgsOf(all Args, step int) *ListArgs {
	if step >= len(all) || all[step] == nil {
		return new(ListArgs)
	}
	return all[step].(Lister).AsList()
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
