package store

// A Node is a node as it is written and exported. Properties hold the stored fields of its kind in their canonical form
// (see Canonical), and `standings`; null is absence.
type Node struct {
	Kind       string
	ID         string
	Properties map[string]any
}

// An Edge is a relation as it is written and exported. Its id is `from to`, and for relations that may be parallel
// `from to n`. Properties hold its facts, `standing`, `since`, `until`, and `position`, its index in a curated list (plan.Few).
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
	// HubProperty is true for a node that path searches do not go through; else it is absent.
	HubProperty = "hub"
	// PositionProperty is the index of a relation in a curated list (plan.Few), from 0.
	PositionProperty = "position"
)

// An Edit puts a node or relation, as a whole, or deletes it.
type Edit struct {
	Delete bool
	Record
}

// A Change is a set of edits that Apply makes at once.
type Change struct {
	Edits []Edit
	// Seed, if not empty, becomes the fingerprint of the curated records that the graph holds from then on.
	Seed string
}

// PutNode returns the edit that creates a node or replaces it as a whole.
func PutNode(n Node) Edit { return Edit{Record: Record{Node: &n}} }

// PutEdge returns the edit that creates a relation or replaces it as a whole.
func PutEdge(e Edge) Edit { return Edit{Record: Record{Edge: &e}} }

// DeleteNode returns the edit that deletes a node. All of its relations must be deleted by edits of the same change.
func DeleteNode(id string) Edit { return Edit{Delete: true, Record: Record{Node: &Node{ID: id}}} }

// DeleteEdge returns the edit that deletes a relation.
func DeleteEdge(relation, id string) Edit {
	return Edit{Delete: true, Record: Record{Edge: &Edge{Relation: relation, ID: id}}}
}
