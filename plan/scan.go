package plan

// A ScanSpec, always at the root, lists the nodes of the step's kinds that its ListArgs let pass.
type ScanSpec struct{ List }

// Operation implements Spec.
func (*ScanSpec) Operation() string { return "scan" }
