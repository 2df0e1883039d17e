package store

import "strings"

// NeighborID returns the id of a row of a plan.NeighborsSpec: the id of the neighbor, the type of the relation and its id. A space sorts
// before every character of an id, so that these texts compare as the three parts do, one after another.
func NeighborID(node, relation, edge string) string { return node + " " + relation + " " + edge }

// SplitNeighborID returns the parts of a neighbor's row id.
func SplitNeighborID(id string) (node, relation, edge string) {
	node, rest, _ := strings.Cut(id, " ")
	relation, edge, _ = strings.Cut(rest, " ")
	return node, relation, edge
}
