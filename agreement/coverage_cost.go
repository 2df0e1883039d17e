package agreement

import (
	"graph287g/graph/cost"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// EstimateRows bounds the rows: one of each place.
func (*CoverageSpec) EstimateRows(e *cost.Estimation, s *plan.Step) (rows, multiplicity int64) {
	return e.RowsPerParent(s, 1)
}

// EstimateRows bounds the rows: a page of the agreements that reach the places, or all of them; of pledges, no more for a place than
// there are relations that pledge or end.
func (spec *CoverageListSpec) EstimateRows(e *cost.Estimation, s *plan.Step) (rows, multiplicity int64) {
	page := int64(cost.Many)
	if spec.Shape == plan.Page {
		page = int64(plan.ArgsOf[CoverageListArgs](e.Args(), s.Index).First)
	}
	if spec.Part == PledgePart {
		return e.RowsPerParent(s, min(page, e.RelationCount("TOWARDS_END_OF")))
	}
	return e.PathEnds(s, spec.Path, page)
}

// LongestPath is how many relations the path to an agreement passes at most.
func (spec *CoverageListSpec) LongestPath(c *ontology.Catalogue, s *plan.Step) int64 {
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
	case CoverageDay, CoverageKnown, CoverageLastShown, CoverageChecked, CoverageFirstList:
		return cost.DayWidth
	case CoverageCompleteness:
		return e.EnumWidth("Completeness")
	case CoverageFigure:
		return e.ValueWidth("Claim", "text")
	}
	return cost.NumberWidth
}

// OutputWidth bounds the bytes of an output.
func (*CoverageListSpec) OutputWidth(e *cost.Estimation, output string) int64 {
	switch output {
	case EntryReach:
		return e.EnumWidth("Reach")
	case EntryCertainty:
		return e.EnumWidth("Certainty")
	case EntryFirstRead, EntryLastRead:
		return cost.NumberWidth // more than a Boolean has
	case EntryStanding, EntryWay:
		return e.EnumWidth("Standing")
	case EntryAgencyReason:
		return e.ReasonWidth("Agreement", "agency")
	case EntryServesReason:
		return e.ReasonWidth("Agency", "serves")
	case EntryDayReason:
		return e.ReasonWidth("Agreement", dateFields...)
	}
	return cost.DayWidth
}

// CursorKeysWidth bounds the bytes of the keys in a cursor.
func (spec *CoverageListSpec) CursorKeysWidth(e *cost.Estimation) int64 {
	total := int64(0)
	for _, kind := range spec.Part.CursorKeys() {
		total += int64(len(",")) + cost.NumberWidth
		if kind == store.TextKey {
			total += e.IDWidth()
		}
	}
	return total
}
