package store

// A Node is a node as it is written and exported. Properties hold the stored fields of its kind in their canonical form
// (see Canonical), and `standings`; null is absence.
type Node struct {
	Kind       string
	ID         string
	Properties map[string]any
}

// An Edge is a relation as it is written and exported. Its id is `from to`, and for relations that may be parallel
// `from to n`. Properties hold its facts, `standing`, `since`, `until`, and `position`, its place in a list that is few.
type Edge struct {
	Relation   string
	ID         string
	From, To   string
	Properties map[string]any
}

// A Record is one node or one relation; the other is nil.
type Record struct {
	Node *Node
	Edge *Edge
}

// Names of properties that are no fields of the ontology.
const (
	// Standings is a list of {field, standing, reason}: why a value is inferred, derived or unknown.
	Standings = "standings"
	// HubProperty is true for a node through which no search for paths goes; else it is absent.
	HubProperty = "hub"
	// PositionProperty is the place of a relation in a list that is few, from 0.
	PositionProperty = "position"
)

// An Edit puts a node or relation, as a whole, or deletes it.
type Edit struct {
	Delete bool
	Record
}

// A Change is what Apply makes at once.
type Change struct {
	Edits []Edit
	// Seed, if not empty, becomes the fingerprint of the curated records that the graph holds from then on.
	Seed string
}

// PutNode returns the edit that makes a node be as it is here.
func PutNode(n Node) Edit { return Edit{Record: Record{Node: &n}} }

// PutEdge returns the edit that makes a relation be as it is here.
func PutEdge(e Edge) Edit { return Edit{Record: Record{Edge: &e}} }

// DeleteNode returns the edit that removes a node; its relations must go with it, by edits of their own.
func DeleteNode(id string) Edit { return Edit{Delete: true, Record: Record{Node: &Node{ID: id}}} }

// DeleteEdge returns the edit that removes a relation.
func DeleteEdge(relation, id string) Edit {
	return Edit{Delete: true, Record: Record{Edge: &Edge{Relation: relation, ID: id}}}
}
