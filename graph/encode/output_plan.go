// Package encode writes the tables of an answer as JSON, in one pass. What to write is an OutputPlan, compiled together with the plan;
// values are copied from cells that are JSON already. A null that the schema does not allow makes the nearest nullable field above it
// null and adds an error with its path, as the specification demands ("Handling Field Errors").
package encode

import (
	"github.com/vektah/gqlparser/v2/ast"
)

// An OutputPlan tells how each root field becomes JSON.
type OutputPlan struct {
	Roots []Root
}

// A Root is one root field.
type Root struct {
	Key      string // its response key
	Value    Value
	Position *ast.Position
	NotFound string // of lookups: the message of the error where nothing is found
}

// A Value tells where the value of a field comes from.
type Value struct {
	Op          Op
	NonNull     bool
	ElemNonNull bool   // of lists: elements are non-null
	Step        int    // index of the step whose table holds it
	Column      int    // of Cell: the column; of RowObject: the column that is null where there is no object, or -1
	Const       []byte // of Constant: its JSON
	Object      *Object
	ByKind      *ByKind // of nodes: the object to write, by kind
	Text        *ComputedText
	Cut         bool // of lists that may show a part of their rows: it is noted where they do
}

// An Op tells how a value is made. It is made for one row: of the step whose object contains the value, inside a connection of the
// parent of the connection's step, and at the root row 0.
type Op uint8

// The operations that make values.
const (
	Cell          Op = iota // a cell of the row
	Constant                // always the same
	Text                    // a computed text, made of cells and of rows of child steps
	TypeName                // the kind of the row's node
	RowObject               // an object made of cells of the row
	Child                   // a cell of the only row of a child step
	One                     // the node or object of a child step, or null
	Many                    // the nodes or objects of a child step
	Connection              // the object of a connection, whose list is a child step
	Edges                   // in a connection: an object for each row
	Nodes                   // in a connection: a node for each row
	Node                    // of an edge: its node
	Total                   // in a connection: the number of rows on all pages
	HasNext                 // in a connection
	HasPrevious             // in a connection
	StartCursor             // in a connection
	EndCursor               // in a connection
	LookupOne               // at the root: the node of a lookup, or null and an error
	LookupMany              // at the root: the nodes of a lookup in the order asked for, with null and an error for each that is missing
	PathSearch              // at the root: the object of a path search, or an error where one of its ends is missing
	VersionNumber           // the number of the version that was answered from
	RecordedAt              // when that version was recorded
	NewestDay               // the newest day of which the graph speaks
	NewestDayAge            // how many days before the day of the request that was
	Argument                // what the arguments of a field say, as ArgumentValue of its Text.Args; null where that is empty
	KindCounts              // how many nodes it has, by kind
	ClaimFields             // the names that claims may have in their field, of the kind that is the ArgumentValue of its Text.Args, or of all
)

// ArgumentValue names the value of an Argument among the arguments of texts.
const ArgumentValue = "value"

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
