// Package encode writes the tables of an answer as JSON, once. What to write is a program, compiled with the plan; values
// are copied from cells that are JSON already; a null where the schema allows none blanks the nearest place that may be
// null, as the specification says, and leaves an error with its path.
package encode

import (
	"github.com/vektah/gqlparser/v2/ast"
)

// A OutputPlan tells how each root field becomes JSON.
type OutputPlan struct {
	Roots []Root
}

// A Root is one root field.
type Root struct {
	Key      string // its response key
	Value    Value
	Position *ast.Position
	Ask      string // for the error of a Lookup that finds nothing: what was asked for
}

// A Value tells where the value of a field comes from.
type Value struct {
	Op      Op
	NonNull bool
	Elem    bool   // of lists: elements are non-null
	Step    int    // the step whose table holds it
	Column  int    // of Cell: the column; of Object: the one that tells whether it is there, or -1
	Const   []byte // of Constant
	Object  *Object
	ByKind  *ByKind // of nodes: the object by kind
	Text    *Composed
}

// An Op is a way to make a value. The row that is at hand is one of the table that the value stands in; inside a
// connection it is the row of the parent, and at the root 0.
type Op uint8

// The ways to make a value.
const (
	Cell        Op = iota // a cell of the row
	Constant              // always the same
	Text                  // composed of cells and of rows of child steps
	TypeName              // the kind of the row's node
	Group                 // an object made of the row's own cells
	Child                 // a cell of the only row of a child step
	One                   // the node or object of a child step, or null
	Many                  // the nodes or objects of a child step
	Connection            // an object about the rows of a child step
	Edges                 // in a connection: an object for each row
	Nodes                 // in a connection: a node for each row
	Node                  // of an edge: its node
	Total                 // in a connection: how many rows there are
	HasNext               // in a connection
	HasPrevious           // in a connection
	StartCursor           // in a connection
	EndCursor             // in a connection
	Found                 // at the root: the node that a Lookup found
	FoundAll              // at the root: the nodes that a Lookup found, in order
	Searched              // at the root: what tells of a search between two nodes, unless one of them isn't there
	VersionNumber
	RecordedAt
	KindCounts
)

// ByKind are the objects of a node, by the index of its kind.
type ByKind [32]*Object

// An Object is a list of fields.
type Object struct {
	Fields []Field
}

// A Field is a field of an object.
type Field struct {
	Name  string // its response key
	Key   []byte // the same with quotes and colon
	Value Value
}
