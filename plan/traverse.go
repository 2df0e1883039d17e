package plan

import "graph287g/ontology"

// A TraverseSpec lists the nodes at the ends of a @path field of the ontology, each once.
type TraverseSpec struct {
	List
	Path *ontology.Field // each kind of the step's On has its own field of this name
}

// Operation implements Spec.
func (*TraverseSpec) Operation() string { return "traverse" }

// Detail names the path.
func (s *TraverseSpec) Detail() string { return s.Path.Name }

// TraverseArgs are the arguments of a TraverseSpec.
type TraverseArgs struct {
	ListArgs
	Bases   Bases   // empty for all
	Reaches Reaches // empty for all
}

// WithPageSize implements Paged.
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

// Bases is a set of bases, one bit each; the empty set stands for all.
type Bases uint16

// Reaches is a set of reaches, one bit each; the empty set stands for all.
type Reaches uint8

// Has reports whether a basis is in the set.
func (b Bases) Has(x ontology.Basis) bool { return b == 0 || b>>x&1 == 1 }

// Has reports whether a reach is in the set.
func (r Reaches) Has(x ontology.Reach) bool { return r == 0 || r>>x&1 == 1 }
