package agreement

import (
	"graph287g/graph/cost"
	"graph287g/ontology"
	"graph287g/plan"
)

// EstimateRows bounds the rows: one of each place.
func (*CoverageSpec) EstimateRows(e *cost.Estimation, s *plan.Step) (rows, multiplicity int64) {
	return e.RowsPerParent(s, 1)
}

// EstimateRows bounds the rows: all agreements that reach the places.
func (spec *CoverageEntriesSpec) EstimateRows(e *cost.Estimation, s *plan.Step) (rows, multiplicity int64) {
	return e.PathEnds(s, spec.Path)
}

// LongestPath is how many relations the path to an agreement passes at most.
func (spec *CoverageEntriesSpec) LongestPath(c *ontology.Catalogue, s *plan.Step) int64 {
	return cost.LongestPath(c, spec.Path, s.On)
}

// EstimateRows bounds the rows: one of each row of its parent.
func (*CoveragePlaceSpec) EstimateRows(e *cost.Estimation, s *plan.Step) (rows, multiplicity int64) {
	return e.RowsPerParent(s, 1)
}

// EstimateRows bounds the rows: one of each row of its parent.
func (*CoverageAgreementSpec) EstimateRows(e *cost.Estimation, s *plan.Step) (rows, multiplicity int64) {
	return e.RowsPerParent(s, 1)
}

// OutputWidth bounds the bytes of an output.
func (*CoverageSpec) OutputWidth(e *cost.Estimation, output string) int64 {
	switch output {
	case CoverageDay, CoverageKnown:
		return cost.DayWidth
	case CoverageCompleteness:
		return e.EnumWidth("Completeness")
	}
	return cost.NumberWidth
}

// OutputWidth bounds the bytes of an output.
func (*CoverageEntriesSpec) OutputWidth(e *cost.Estimation, output string) int64 {
	switch output {
	case EntryReach:
		return e.EnumWidth("Reach")
	case EntryCertainty:
		return e.EnumWidth("Certainty")
	}
	return cost.DayWidth
}
