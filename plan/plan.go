package plan

import (
	"slices"

	"graph287g/ontology"
)

// A Plan is an operation: its steps, parents before children. It is never changed once it is made.
type Plan struct {
	Catalogue *ontology.Catalogue // the ontology that the steps refer to; only printing needs it
	Steps     []*Step
}

// A Step fills one table: for each row of its parent, the rows that belong to it.
type Step struct {
	Index   int
	Parent  int
	On      ontology.KindSet // the kinds of the parent's rows that it is for; other rows have none in its table
	Kinds   ontology.KindSet // the kinds that its rows may have
	Columns []Column
	Spec    Spec // the operation that makes the rows
}

// Root is the Parent of a step that has none.
const Root = -1

// A Spec is one operation with everything about it that does not change from request to request. Each operation has a type
// (ScanSpec, ExpandSpec and so on), in a file of its own beside the type of its arguments. Specs are pointers, because the compiler
// still changes them while it makes a plan.
type Spec interface {
	// Operation returns the name of the operation, as an explained plan shows it.
	Operation() string
}

// Column returns the index of a column of the step's rows. It adds the column where there is none yet.
func (s *Step) Column(c Column) int {
	for i := range s.Columns {
		if s.Columns[i].Kind == c.Kind && s.Columns[i].Name == c.Name && s.Columns[i].Part == c.Part {
			s.Columns[i].On |= c.On
			return i
		}
	}
	s.Columns = append(s.Columns, c)
	return len(s.Columns) - 1
}

// Shows reports whether a step has a column of one of some outputs.
func (s *Step) Shows(outputs ...string) bool {
	return slices.ContainsFunc(s.Columns, func(c Column) bool { return c.Kind == Output && slices.Contains(outputs, c.Name) })
}

// A ColumnKind tells where the cells of a column come from.
type ColumnKind uint8

// The kinds of columns. The reader of a store fills the first three, the execution of the operation the last.
const (
	Property ColumnKind = iota // a stored field of the node, or of the value
	Fact                       // a fact of the relation, its standing, since or until
	Cursor                     // the cursor of the row
	Output                     // a result of the operation, named by a constant beside its Spec
)

// A Column has one cell in every row of a step.
type Column struct {
	Kind ColumnKind
	Name string           // of a Property, Fact or Output
	Part int              // of a value type: the index of the part; 0 for anything else
	On   ontology.KindSet // of a Property: the kinds of rows that it is read from; rows of other kinds have nil
}
