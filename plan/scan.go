package plan

// A ScanSpec is always at the root. It lists the nodes of the step's kinds that its ListArgs let pass.
type ScanSpec struct{ List }

// Operation implements Spec.
func (*ScanSpec) Operation() string { return "scan" }
