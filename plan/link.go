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
