package ontology

// A Relation is a type of edge between nodes.
type Relation struct {
	Type  string
	Index int
	Edge  *Object  // its own facts; nil where it has none
	Facts []*Field // its own facts, then `standing`, `since` and `until`, which every relation has
	Basis Basis    // what a path found by a search is worth at most once it passes the relation; 0 where nothing needs saying
	// So many have it that it connects nothing: a path search passes it only where it is named, or may join the two ends.
	Trivial bool
	Pos     Pos

	evidential bool

	slots []Slot
	slot  map[string]int

	ends map[int]KindSet      // kinds it may lead to, by the kind it starts from
	view map[viewKey][]*Field // the fields that show it, by kind and direction
	to   map[int]KindSet      // kinds it may start from, by the kind it leads to
}

type viewKey struct {
	kind int
	dir  Direction
}

// Allows tells whether the relation may lead from one kind to another.
func (r *Relation) Allows(from, to *Kind) bool { return r.ends[from.Index].Has(to.Index) }

// Ends returns the kinds that one may reach from a kind.
func (r *Relation) Ends(from *Kind, dir Direction) KindSet {
	if dir == Out {
		return r.ends[from.Index]
	}
	return r.to[from.Index]
}

// From returns the kinds it may start from.
func (r *Relation) From() KindSet { return keysOf(r.ends) }

// To returns the kinds it may lead to.
func (r *Relation) To() KindSet { return keysOf(r.to) }

// Fields returns the fields that show the relation from a kind in a direction: several where each shows other kinds at
// the far end (of a topic its lawsuits, its studies and its laws).
func (r *Relation) Fields(k *Kind, dir Direction) []*Field { return r.view[viewKey{k.Index, dir}] }

// BasisFact returns the fact that weakens the basis of what passes the relation, or nil.
func (r *Relation) BasisFact() *Field {
	if r.Edge == nil {
		return nil
	}
	for _, f := range r.Edge.Fields {
		if f.Type.Name == "Basis" {
			return f
		}
	}
	return nil
}

// Parallel tells whether two such relations may lie between the same two nodes: only facts can tell them apart.
func (r *Relation) Parallel() bool { return r.Edge != nil }

func keysOf(m map[int]KindSet) KindSet {
	var s KindSet
	for k := range m {
		s |= 1 << k
	}
	return s
}

// Evidential tells whether the relation starts from or leads to nodes alone that are no entities (claims, citations,
// disagreements): such are evidence, and need none.
func (r *Relation) Evidential() bool { return r.evidential }
