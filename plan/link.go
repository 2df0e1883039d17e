package plan

// A LinkEvidenceSpec has the claims behind the link of a row of an ExpandSpec, NeighborsSpec or TraverseSpec.
type LinkEvidenceSpec struct{}

// Operation names it.
func (*LinkEvidenceSpec) Operation() string { return "claims of the link" }

// A LinkPathsSpec has the paths from the parent to a row of such a step, the best ones first.
type LinkPathsSpec struct{}

// Operation names it.
func (*LinkPathsSpec) Operation() string { return "paths of the link" }

// The columns of paths: of LinkPathsSpec and FoundPathsSpec.
const (
	PathBasis    = "basis"
	PathHops     = "hops"
	PathStanding = "standing"
)

// MaxLinkPaths is how many paths a link shows at most.
const MaxLinkPaths = 5

// A PathEdgesSpec has the relations that a path passes, in order.
type PathEdgesSpec struct{}

// Operation names it.
func (*PathEdgesSpec) Operation() string { return "edges of the path" }

// The columns of a PathEdgesSpec, beside facts.
const (
	PathEdgeRelation = "relation"
	PathEdgeForward  = "forward"
)

// A PathEdgeSourceSpec has the node of a path's edge that is nearer the start.
type PathEdgeSourceSpec struct{}

// Operation names it.
func (*PathEdgeSourceSpec) Operation() string { return "source of the edge" }

// A PathEdgeTargetSpec has the node of a path's edge that is farther from the start.
type PathEdgeTargetSpec struct{}

// Operation names it.
func (*PathEdgeTargetSpec) Operation() string { return "target of the edge" }

// A PathEdgeEvidenceSpec has the claims behind a path's edge.
type PathEdgeEvidenceSpec struct{}

// Operation names it.
func (*PathEdgeEvidenceSpec) Operation() string { return "claims of the edge" }
