package plan

import (
	"fmt"

	"graph287g/ontology"
)

// A LookupSpec is at the root: nodes by ids, or one by a key or identifier. It has a row for each that is asked for, found or not.
type LookupSpec struct{}

// Operation names it.
func (*LookupSpec) Operation() string { return "lookup" }

// LookupArgs tell which nodes.
type LookupArgs struct {
	IDs    []string
	Key    *ontology.Field // by key; with Scheme empty and Key nil, by id
	Scheme string          // by identifier
	Value  string          // of the key or identifier
}

// Explain tells which nodes.
func (a *LookupArgs) Explain(*ontology.Catalogue) []string {
	switch {
	case a.Key != nil:
		return []string{fmt.Sprintf("%s %q", a.Key.Name, a.Value)}
	case a.Scheme != "":
		return []string{fmt.Sprintf("%s %q", a.Scheme, a.Value)}
	}
	return []string{fmt.Sprintf("ids %q", a.IDs)}
}
