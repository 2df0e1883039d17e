package agreement

import (
	"graph287g/ontology"
	"graph287g/plan"
)

// A CoverageSpec tells what reaches a place on a day; one row, the place.
type CoverageSpec struct{ Path *ontology.Field } // leads to the agreements, by name on each kind of the step's On

// Operation implements plan.Spec.
func (*CoverageSpec) Operation() string { return "coverage" }

// The columns of a CoverageSpec, beside properties.
const (
	CoverageDay          = "asOf"         // the day asked about
	CoverageKnown        = "knownAt"      // by what was known then; null for all
	CoverageCompleteness = "completeness" // whether a full list was looked at
	CoverageRecords      = "records"      // how many agreements reach the place, on whatever day
	CoverageCertain      = "certain"      // how many of them were in force for certain
	CoveragePossible     = "possible"     // how many more may have been
)

// CoverageArgs are those of a CoverageSpec.
type CoverageArgs struct {
	On    string // the day
	Known string // what was published by this day counts; empty for all that is
	// Cases are three: an agreement was certainly in force, it possibly was, it was known of.
	Cases []plan.Case
}

// A CoverageEntriesSpec has the agreements of a coverage; rows are nodes.
type CoverageEntriesSpec struct{ Path *ontology.Field } // that of the coverage

// Operation implements plan.Spec.
func (*CoverageEntriesSpec) Operation() string { return "coverage entries" }

// The columns of a CoverageEntriesSpec, beside properties, CoverageDay and CoverageKnown.
const (
	EntryReach     = "reach"
	EntryCertainty = "certainty"
)

// CoverageEntriesArgs choose among the entries.
type CoverageEntriesArgs struct{ Only string } // of this case; empty for all

// A CoveragePlaceSpec has the place of a row of a CoverageSpec or CoverageEntriesSpec; one row.
type CoveragePlaceSpec struct{}

// Operation implements plan.Spec.
func (*CoveragePlaceSpec) Operation() string { return "place of the coverage" }

// A CoverageAgreementSpec has the agreement of a row of a CoverageEntriesSpec; one row.
type CoverageAgreementSpec struct{}

// Operation implements plan.Spec.
func (*CoverageAgreementSpec) Operation() string { return "agreement of the entry" }

// Explain tells of which day.
func (a *CoverageArgs) Explain(*ontology.Catalogue) []string {
	out := []string{"on " + a.On}
	if a.Known != "" {
		out = append(out, "known at "+a.Known)
	}
	return out
}

// Explain tells which entries.
func (a *CoverageEntriesArgs) Explain(*ontology.Catalogue) []string {
	return []string{"only " + a.Only}
}
