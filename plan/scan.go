package plan

// A ScanSpec is at the root: every node of the step's kinds that its ListArgs let pass.
type ScanSpec struct{ List }

// Operation names it.
func (*ScanSpec) Operation() string { return "scan" }
