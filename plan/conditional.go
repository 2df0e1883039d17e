package plan

import "graph287g/ontology"

// A Case is a value that holds for the nodes that a filter lets pass.
type Case struct {
	If   Filter
	Then string
}

// A ConditionalSpec has one row, a value: that of the first case to hold for the node, or else of its stored field.
type ConditionalSpec struct{ Field *ontology.Field }

// Operation names it.
func (*ConditionalSpec) Operation() string { return "conditional" }

// ConditionalValue is the column of a ConditionalSpec.
const ConditionalValue = "value"

// ConditionalArgs are the cases, in their order; none for the stored value.
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
