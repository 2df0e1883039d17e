package store

import "strings"

// NeighborID returns what tells the rows of Neighbors apart and orders them: the neighbor's id, the relation's type, the
// relation's id. A blank sorts before all that ids are made of, so that texts compare as these three, one after the other.
func NeighborID(node, relation, edge string) string { return node + " " + relation + " " + edge }

// SplitNeighborID returns the parts of a neighbor's row id.
func SplitNeighborID(id string) (node, relation, edge string) {
	node, rest, _ := strings.Cut(id, " ")
	relation, edge, _ = strings.Cut(rest, " ")
	return node, relation, edge
}
