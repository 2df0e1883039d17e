package plan

import (
	"fmt"

	"graph287g/ontology"
)

// A LookupSpec is always at the root. It finds nodes by id, or one node by key or identifier. It has a row for each that is asked for; the
// Missing of its table tells which of them do not exist.
type LookupSpec struct{}

// Operation implements Spec.
func (*LookupSpec) Operation() string { return "lookup" }

// LookupArgs are the arguments of a LookupSpec: IDs alone, or a Value with what it is of: a Key, a Folded key or both, or a Scheme.
type LookupArgs struct {
	IDs    []string
	Key    *ontology.Field     // a unique field
	Folded *ontology.FoldedKey // where no node has the value as its Key
	Scheme string              // of an identifier
	Value  string
}

// Explain tells which nodes are asked for.
func (a *LookupArgs) Explain(*ontology.Catalogue) []string {
	switch {
	case a.Key != nil:
		return []string{fmt.Sprintf("%s %q", a.Key.Name, a.Value)}
	case a.Folded != nil:
		return []string{fmt.Sprintf("%s %q", a.Folded.Field.Name, a.Value)}
	case a.Scheme != "":
		return []string{fmt.Sprintf("%s %q", a.Scheme, a.Value)}
	}
	return []string{fmt.Sprintf("ids %q", a.IDs)}
}
