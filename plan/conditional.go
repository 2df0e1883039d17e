package plan

// A Case is a value that holds for the nodes that a filter lets pass.
type Case struct {
	If   Filter
	Then string
}
