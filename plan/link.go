package plan

// A LinkEvidenceSpec lists the claims that support the link of a row of an ExpandSpec, NeighborsSpec or TraverseSpec: at most
// MaxEvidence of them.
type LinkEvidenceSpec struct{}

// Operation implements Spec.
func (*LinkEvidenceSpec) Operation() string { return "claims of the link" }

// A LinkPathsSpec lists the paths from the parent of such a row to the row, the best first.
type LinkPathsSpec struct{}

// Operation implements Spec.
func (*LinkPathsSpec) Operation() string { return "paths of the link" }

// The columns of LinkPathsSpec and FoundPathsSpec, whose rows are paths.
const (
	PathBasis    = "basis"
	PathHops     = "hops"
	PathStanding = "standing"
)

// MaxLinkPaths is how many paths a link has at most.
const MaxLinkPaths = 5

// A PathEdgesSpec has the relations that a path passes, in order.
type PathEdgesSpec struct{}

// Operation implements Spec.
func (*PathEdgesSpec) Operation() string { return "edges of the path" }

// The columns of a PathEdgesSpec, beside facts.
const (
	PathEdgeRelation = "relation"
	PathEdgeForward  = "forward"
)

// A PathEdgeSourceSpec has the node of a path's edge that is nearer the start.
type PathEdgeSourceSpec struct{}

// Operation implements Spec.
func (*PathEdgeSourceSpec) Operation() string { return "source of the edge" }

// A PathEdgeTargetSpec has the node of a path's edge that is farther from the start.
type PathEdgeTargetSpec struct{}

// Operation implements Spec.
func (*PathEdgeTargetSpec) Operation() string { return "target of the edge" }

// A PathEdgeEvidenceSpec has the claims behind a path's edge.
type PathEdgeEvidenceSpec struct{}

// Operation implements Spec.
func (*PathEdgeEvidenceSpec) Operation() string { return "claims of the edge" }
