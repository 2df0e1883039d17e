package plan

import "graph287g/ontology"

// A Case is a value that holds for the nodes that a filter lets pass.
type Case struct {
	If   Filter
	Then string
}

// A ConditionalSpec makes one row for each node: the value of the first case that holds for it, or else of its stored field.
type ConditionalSpec struct{ Field *ontology.Field }

// Operation implements Spec.
func (*ConditionalSpec) Operation() string { return "conditional" }

// ConditionalValue is the only column of a ConditionalSpec.
const ConditionalValue = "value"

// ConditionalArgs are the cases, in the order in which they are tried; without any the stored value is taken.
type ConditionalArgs struct{ Cases []Case }

// Detail names the field.
func (s *ConditionalSpec) Detail() string { return s.Field.Name }

// Explain lists the cases.
func (a *ConditionalArgs) Explain(*ontology.Catalogue) []string {
	out := make([]string, len(a.Cases))
	for i := range a.Cases {
		out[i] = a.Cases[i].Then + " if " + a.Cases[i].If.String()
	}
	return out
}
