package plan

import "graph287g/ontology"

// An ExpandSpec leads to the nodes at the other end of one relation, as far as its ListArgs let them pass.
type ExpandSpec struct {
	List
	Hop   ontology.Hop
	Claim string // along ABOUT: only claims with this field
}

// Operation names it.
func (*ExpandSpec) Operation() string { return "expand" }

// Detail tells over which relation.
func (s *ExpandSpec) Detail() string {
	if s.Claim != "" {
		return s.Hop.String() + " with field " + s.Claim
	}
	return s.Hop.String()
}

// What the links of a list's rows say beyond the facts of a relation: of ExpandSpec, NeighborsSpec and TraverseSpec.
const (
	LinkBases    = "bases"
	LinkReach    = "reach"
	LinkStanding = "standing"
	LinkRelation = "relation"
)
