package plan

// A PathEdgesSpec lists the relations of a path, in order.
type PathEdgesSpec struct{}

// Operation implements Spec.
func (*PathEdgesSpec) Operation() string { return "edges of the path" }

// The columns of a PathEdgesSpec, beside the facts of the relations.
const (
	PathEdgeRelation = "relation"
	PathEdgeForward  = "forward"
)

// A PathEdgeSourceSpec finds the node at which the path enters an edge: the one nearer to its start.
type PathEdgeSourceSpec struct{}

// Operation implements Spec.
func (*PathEdgeSourceSpec) Operation() string { return "source of the edge" }

// A PathEdgeTargetSpec finds the node at which the path leaves an edge.
type PathEdgeTargetSpec struct{}

// Operation implements Spec.
func (*PathEdgeTargetSpec) Operation() string { return "target of the edge" }

// A PathEdgeEvidenceSpec lists the claims that support an edge of a path: at most MaxEvidence of them.
type PathEdgeEvidenceSpec struct{}

// Operation implements Spec.
func (*PathEdgeEvidenceSpec) Operation() string { return "claims of the edge" }
