package plan

import "graph287g/ontology"

// An ExpandSpec lists the nodes at the other ends of one relation that its ListArgs let pass.
type ExpandSpec struct {
	List
	Hop        ontology.Hop
	ClaimField string // over ABOUT: only claims about this field; empty for all nodes
}

// Operation implements Spec.
func (*ExpandSpec) Operation() string { return "expand" }

// Detail tells over which relation.
func (s *ExpandSpec) Detail() string {
	if s.ClaimField != "" {
		return s.Hop.String() + " with field " + s.ClaimField
	}
	return s.Hop.String()
}

// The columns of links: of the rows of ExpandSpec, NeighborsSpec and TraverseSpec, beside the facts of their relations.
const (
	LinkBases    = "bases"
	LinkReach    = "reach"
	LinkStanding = "standing"
	LinkRelation = "relation"
)
