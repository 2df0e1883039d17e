package ontology

// A Role tells how a field gets its value.
type Role uint8

// The roles of a field.
const (
	Stored    Role = iota // a property of the node or relation
	Related               // the nodes at the other end of a relation
	Traverse              // the nodes at the ends of a path
	Claims                // the claims about the node with a given field
	Neighbors             // the nodes at the other ends of all its relations
	Computed              // a step of its own, or a text
)

// A Direction is the way in which a field follows a relation.
type Direction uint8

// Out follows a relation from its start to its end, In the other way.
const (
	Out Direction = iota
	In
)

// Reverse returns the other direction.
func (d Direction) Reverse() Direction { return 1 - d }

// A Type is the type of a field or argument: a named type or a list of it.
type Type struct {
	Name    string
	NonNull bool
	List    bool
	Elem    bool // of a list: its elements are non-null
}

// String returns the type as the schema language writes it.
func (t Type) String() string {
	s := t.Name
	if t.List {
		if t.Elem {
			s += "!"
		}
		s = "[" + s + "]"
	}
	if t.NonNull {
		s += "!"
	}
	return s
}

// An Argument of a field that is written by hand.
type Argument struct {
	Named
	Type    Type
	Default string // as the schema language writes it; empty where there is none
}

// A Field of a kind, interface, value type or relation.
type Field struct {
	Named
	Owner string // the type that declares it
	Type  Type
	Args  []Argument
	Role  Role

	Relation   *Relation // of Related fields
	Direction  Direction
	Few        bool
	Patterns   []Pattern // of Traverse fields
	ClaimField string    // of Claims fields
	Each       string    // of gathered fields: what one of their entries is, such as "lawsuit that concerns it"
	LabelOf    *Field    // of Computed fields that @label makes: the stored field whose value they tell in words
	Temporal   bool      // takes a day: of a list, which of its nodes held that day; of a stored field, its value that day

	Filter bool
	Order  bool
	Hidden bool   // stored for the order of lists alone: no field of the schema shows it
	By     *Field // what an order by the field compares instead of it; nil where that is its own value
	Group  string // its name in XGroup; empty where nothing is grouped by it
	Weight int    // of a field that search looks into: what a word found there counts; else 0

	by       string // the name of By
	initials bool   // it is a name that is also found by its initials

	evidential bool
	tries      map[int]*Trie // of Traverse fields: by the kind they start from
	narrowed   []*Field      // by set of reaches; see Reaching
}

// Coordinate returns the name of the field with its type: `Agreement.endedOn`.
func (f *Field) Coordinate() string { return f.Owner + "." + f.Name }

// Paged tells whether the field becomes a connection.
func (f *Field) Paged() bool {
	return f.Type.List && !f.Few && (f.Role == Related || f.Role == Traverse || f.Role == Claims || f.Role == Neighbors)
}

// PerRelation tells whether the field has an entry for each relation, told apart by its facts, where several lead to one node.
func (f *Field) PerRelation() bool { return f.Paged() && f.Role == Related && f.Relation.Parallel() }

// Evidential tells whether the field leads to evidence: over a relation that is itself, or to nodes alone that are no entities.
func (f *Field) Evidential() bool { return f.evidential }

// Gathered tells whether the entries of the field are gathered over relations, so that no source gives them as its value: ends of a
// path, claims, or what is evidence itself.
func (f *Field) Gathered() bool {
	return f.Role == Traverse || f.Role == Claims || f.Role == Related && f.evidential
}

// Leads tells whether the field leads from node to node, over a relation or a path.
func (f *Field) Leads() bool { return f.Role == Related || f.Role == Traverse }

// Trie returns what a Traverse field stands for when it starts from a kind.
func (f *Field) Trie(from *Kind) *Trie { return f.tries[from.Index] }

// A Pattern is one alternative of a path: elements `>R`, `<R` or the name of a field, and what it says of its ends.
type Pattern struct {
	Via   []string
	Basis Basis
	Reach Reach
	Pos   Pos
}
