package plan

import "graph287g/ontology"

// A Step fills one table: for each row of its parent the rows that belong to it.
type Step struct {
	Index   int
	Parent  int
	On      ontology.KindSet // the kinds of the parent's rows that it is for; the others have no rows
	Kinds   ontology.KindSet // the kinds that its rows may have
	Columns []Column
	Spec    Spec // what the rows are and where they come from
}

// Root is the Parent of a step that has none.
const Root = -1

// A Spec is one operation, with all of it that does not change from request to request. There is a type for each operation
// (ScanSpec, ExpandSpec and so on), each in a file of its own beside the type of its arguments; packages outside of the
// engine may bring more, which then say themselves how they are executed and what they cost (executor.Operator,
// cost.Estimator). Specs are pointers, for a plan in the making changes them.
type Spec interface {
	// Operation names the operation, as an explained plan shows it.
	Operation() string
}

// Column returns the place of a column, adding it if need be.
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

// A ColumnKind tells where the cells of a column come from.
type ColumnKind uint8

// The kinds of columns. The first three a store fills, the last the operation itself.
const (
	Property ColumnKind = iota // a stored field of the node, or of the value
	Fact                       // a fact of the relation, its standing, since or until
	Cursor                     // the cursor of the row
	Output                     // what the operation says of the row, named by a constant beside its Spec
)

// A Column is one cell of every row.
type Column struct {
	Kind ColumnKind
	Name string           // of a Property, Fact or Output
	Part int              // of a value type: which part; 0 for anything else
	On   ontology.KindSet // of a Property: the kinds of rows for which it is asked
}
