package plan

import "graph287g/ontology"

// A TraverseSpec leads to the nodes at the ends of a path.
type TraverseSpec struct {
	List
	Path *ontology.Field // by name on each kind of the step's On
}

// Operation names it.
func (*TraverseSpec) Operation() string { return "traverse" }

// Detail names the path.
func (s *TraverseSpec) Detail() string { return s.Path.Name }

// TraverseArgs are those of a list at the ends of a path.
type TraverseArgs struct {
	ListArgs
	Bases   Bases   // empty for all
	Reaches Reaches // empty for all
}

// WithPageSize returns the same arguments with another page size.
func (a *TraverseArgs) WithPageSize(rows int) Paged {
	with := *a
	with.First = rows
	return &with
}

// Explain tells what the list is asked for.
func (a *TraverseArgs) Explain(c *ontology.Catalogue) []string {
	out := a.ListArgs.Explain(c)
	if a.Bases != 0 {
		out = append(out, "bases "+members(c, "Basis", uint16(a.Bases)))
	}
	if a.Reaches != 0 {
		out = append(out, "reaches "+members(c, "Reach", uint16(a.Reaches)))
	}
	return out
}

// Bases is a set of bases, one bit each.
type Bases uint16

// Reaches is a set of reaches, one bit each.
type Reaches uint8

// Has tells whether a basis passes: the empty set lets all pass.
func (b Bases) Has(x ontology.Basis) bool { return b == 0 || b>>x&1 == 1 }

// Has tells whether a reach passes: the empty set lets all pass.
func (r Reaches) Has(x ontology.Reach) bool { return r == 0 || r>>x&1 == 1 }
