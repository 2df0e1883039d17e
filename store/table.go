package store

// A Result is what Execute returns: a table for each step of the plan, all from one version.
type Result struct {
	Version   Version
	Tables    []Table
	RowCounts []int64 // by step: how many rows are shown; rows that parents share count once for each parent

	Memory *Memory // where the tables are; nil where they are by themselves
}

// NewResult returns a result with an empty table for each step.
func NewResult(v Version, steps int) *Result {
	m := NewMemory()
	return &Result{Version: v, Tables: m.tables.take(steps), RowCounts: make([]int64, steps), Memory: m}
}

// Release gives back the memory of the tables, which nobody may use any more; RowCounts stays.
func (r *Result) Release() {
	if m := r.Memory; m != nil {
		r.Tables, r.Memory = nil, nil
		m.Release()
	}
}

// A Table holds the rows of one step. Parents that are the same node share their rows.
type Table struct {
	From, To []int32  // the rows of the parent's row i are From[i] up to but not including To[i]; a step at the root has one parent row
	Kinds    []uint8  // by row: the index of the node's kind; NoKind where the row is no node
	Cells    [][]byte // row by row, Width cells each: JSON, nil for null
	Width    int      // the number of columns

	Totals []int32 // by parent row, where the step asks for them: how many rows there are on all pages
	More   []bool  // by parent row, where the step asks for it: whether rows follow the page
	Less   []bool  // by parent row, where the step asks for it: whether rows come before the page

	Cut     []bool    // by parent row: whether its page leaves out rows that its cursors don't; nil where none does
	Missing []Missing // of a lookup: the rows without a node; of a path search: the ends that do not exist, as rows 0 and 1
}

// NoKind is the kind of a row that is no node.
const NoKind = 255

// A Missing value is a row of a lookup for which no node of the wanted kinds exists, or several by a folded key. Kind is that of a node with
// this id or key which is of another kind, and else NoKind.
type Missing struct {
	Row    int
	Kind   uint8
	Folded *NotOne // of a lookup by a folded key
}

// A NotOne says why a folded key finds no node: several fit, or none does.
type NotOne struct {
	Key, Value string // the key's name, and what was asked for
	Within     string // the name of the field for the places that nodes are in; empty for none
	Ambiguous  bool
	Candidates []Candidate // of those that fit, or else of those that would but for County and the like or for the place; by id
	More       int         // how many there are beside them
}

// MaxCandidates is how many nodes are told of where a folded key doesn't find one.
const MaxCandidates = 10

// A Candidate is a node that may be meant.
type Candidate struct {
	ID, Name string
	Within   string // the code of the place that it is in; empty for none
}

// Rows returns the number of rows.
func (t *Table) Rows() int { return len(t.Kinds) }

// Cell returns one cell.
func (t *Table) Cell(row, column int) []byte { return t.Cells[row*t.Width+column] }
