package plan

import "graph287g/ontology"

// A Plan is an operation: its steps, parents before children. It is never changed once it is made.
type Plan struct {
	Catalogue *ontology.Catalogue // whose kinds, fields and relations the steps name; it is needed to print them alone
	Steps     []*Step
}
