package plan

import "graph287g/ontology"

// An ItemsSpec has a row for each element of a stored list of a value type; the columns are parts of the value.
type ItemsSpec struct{ Field *ontology.Field }

// Operation names it.
func (*ItemsSpec) Operation() string { return "items" }

// Detail names the list.
func (s *ItemsSpec) Detail() string { return s.Field.Name }
