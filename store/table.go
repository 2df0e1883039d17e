package store

// A Result is what Execute returns: a table for each step of the plan, all from one version.
type Result struct {
	Version   Version
	Tables    []Table
	RowCounts []int64 // of each step: how many rows will be shown, those that parents share under each of them
}

// A Table holds the rows of one step. Parents that are the same node share their rows.
type Table struct {
	From, To []int32  // the rows of the parent's row i are From[i] to To[i]; a root step has one parent row
	Kinds    []uint8  // of each row: the kind of its node by index; NoKind where there is none
	Cells    [][]byte // row after row, Width cells each: JSON, nil for null
	Width    int

	Totals []int32 // for each parent row, where the step asks for them: how many there are before paging
	More   []bool  // for each parent row, where the step asks for it: whether more rows follow
	Less   []bool  // for each parent row, where the step asks for it: whether others come before

	Missing []Missing // of a lookup: the rows that are no node; of a search for paths: the ends that aren't there, 0 or 1
}

// NoKind is the kind of a row that is no node.
const NoKind = 255

// A Missing row of a lookup is one for which no node of the wanted kinds exists. Kind is that of the node which has this id
// or key, where there is one.
type Missing struct {
	Row  int
	Kind uint8
}

// Rows counts the rows.
func (t *Table) Rows() int { return len(t.Kinds) }

// Cell returns one cell.
func (t *Table) Cell(row, column int) []byte { return t.Cells[row*t.Width+column] }
