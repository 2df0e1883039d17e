package ontology

import "strings"

// A Catalogue is the ontology as Go values. It is made by Load and never changed afterwards.
type Catalogue struct {
	Kinds            []*Kind      // in order of their names; a kind's Index is its place here
	Interfaces       []*Interface // Node first, then by name
	Relations        []*Relation  // by type
	Enums            []*Enum
	Scalars          []*Scalar
	Values           []*Object  // value types: what a stored field may hold, and what computed fields return
	Edges            []*Object  // the facts of relations
	Query            []*Field   // the root fields written by hand
	QueryDescription string     // the description of the type Query
	Measures         []*Measure // what is claimed and is no field, in declared order
	Weights          []int      // those of the fields that search looks into, the largest first

	kinds      map[string]*Kind
	interfaces map[string]*Interface
	relations  map[string]*Relation
	enums      map[string]*Enum
	objects    map[string]*Object
	scalars    map[string]*Scalar
	groupings  map[string][]*Grouping
	slugs      map[string]*Kind
}

// Pos is a place in a file of the ontology.
type Pos struct {
	File string
	Line int
}

// A Named thing has a name, a description and a place where it was declared.
type Named struct {
	Name        string
	Description string
	Pos         Pos
	Deprecated  string // of fields and enum values: what to use instead; empty for what isn't
}

// A Scalar of the ontology's own, such as Date.
type Scalar struct {
	Named
	SpecifiedBy string
}

// An Enum has its values in declared order, which is the order of comparison.
type Enum struct {
	Named
	Values []Named
	ranks  map[string]int
}

// Rank returns the place of a value in declared order, from 0, and whether it is one.
func (e *Enum) Rank(value string) (int, bool) {
	r, ok := e.ranks[value]
	return r, ok
}

// An Object is a value type or the facts of a relation. Leaf tells that all its fields are scalars or enums, so that a
// stored field may hold it.
type Object struct {
	Named
	Fields []*Field // what is stored, or what a step answers
	Texts  []*Field // made of the others when the answer is written
	Leaf   bool
}

// Field returns a field by name, or nil.
func (o *Object) Field(name string) *Field { return find(o.Fields, name) }

// An Interface lists all its fields, those of the interfaces it implements first.
type Interface struct {
	Named
	Implements []string
	Fields     []*Field
	Kinds      KindSet
}

// Field returns a field by name, or nil.
func (i *Interface) Field(name string) *Field { return find(i.Fields, name) }

// Within returns the other kinds of an interface, where each of their nodes belongs to one of a kind by a field of that kind's own name: for
// the states among jurisdictions counties and places, by their `state`. It is nil otherwise. What the filter of the interface says of such
// a kind holds for what belongs to its nodes too, as it reads.
func (c *Catalogue) Within(i *Interface, kind *Kind) []*Kind {
	var out []*Kind
	for _, other := range i.Kinds.In(c) {
		if other == kind {
			continue
		}
		f := other.Field(kind.Singular)
		if f == nil || !f.Filter || f.Type.List || f.Type.Name != kind.Name {
			return nil
		}
		out = append(out, other)
	}
	return out
}

// A Kind is a type of node. Fields lists all of them, those of its interfaces first.
type Kind struct {
	Named
	Index        int
	Singular     string // the root field for one: `county`
	Plural       string // the root field for all: `counties`
	Slug         string // the first part of its ids: `county`
	Keys         []*Field
	FoldedKeys   []*FoldedKey
	Hub          bool   // no search for paths goes through its nodes
	Annotation   bool   // it says something of other nodes: a search for paths passes through it only over relations named that no other kinds have
	Temporal     bool   // what holds of it depends on the day asked about
	Order        *Field // by which connections come unless asked otherwise; nil where that is the id
	Source       string // the id of the source that backs all stored fields; empty where each needs its claim
	Interfaces   []string
	Fields       []*Field
	Narrowed     []*Field // what Field.Reaching returns of its fields
	fields       map[string]*Field
	slots        []Slot
	slot         map[string]int
	searchFields []SearchField
	order        string // the name of Order
	weight       int    // the most that a word found in one of its fields counts
}

// Field returns a field by name, narrowed ones too, or nil.
func (k *Kind) Field(name string) *Field { return k.fields[name] }

// Kind returns a kind by name, or nil.
func (c *Catalogue) Kind(name string) *Kind { return c.kinds[name] }

// KindOfID returns the kind that an id belongs to by its first part, or nil.
func (c *Catalogue) KindOfID(id string) *Kind {
	for i := 0; i < len(id); i++ {
		if id[i] == '/' {
			return c.slugs[id[:i]]
		}
	}
	return nil
}

// Interface returns an interface by name, or nil.
func (c *Catalogue) Interface(name string) *Interface { return c.interfaces[name] }

// Relation returns a relation by type, or nil.
func (c *Catalogue) Relation(name string) *Relation { return c.relations[name] }

// Enum returns an enum by name, or nil.
func (c *Catalogue) Enum(name string) *Enum { return c.enums[name] }

// Object returns a value type or the facts of a relation by name, or nil.
func (c *Catalogue) Object(name string) *Object { return c.objects[name] }

// Scalar returns a scalar of the ontology's own, or nil.
func (c *Catalogue) Scalar(name string) *Scalar { return c.scalars[name] }

// KindsOf returns the kinds that a kind's or interface's name stands for; empty for any other name.
func (c *Catalogue) KindsOf(name string) KindSet {
	if k := c.kinds[name]; k != nil {
		return SetOf(k)
	}
	if i := c.interfaces[name]; i != nil {
		return i.Kinds
	}
	return 0
}

func find(fields []*Field, name string) *Field {
	for _, f := range fields {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// EnumName returns the kind's value in the enum Kind: PROGRAM_MODEL.
func (k *Kind) EnumName() string { return strings.ToUpper(strings.ReplaceAll(k.Slug, "-", "_")) }
