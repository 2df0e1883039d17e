package plan

import "graph287g/ontology"

// An ItemsSpec makes a row of each element of a stored list of values. Its columns are parts of the value: each has a Part, and no
// Name.
type ItemsSpec struct{ Field *ontology.Field }

// Operation implements Spec.
func (*ItemsSpec) Operation() string { return "items" }

// Detail names the list.
func (s *ItemsSpec) Detail() string { return s.Field.Name }
