package agreement

import (
	"graph287g/ontology"
	"graph287g/plan"
)

// A CoverageSpec makes one row for each place, with what is known of the agreements that reach it on a day.
type CoverageSpec struct{ Path *ontology.Field } // the @path field to the agreements; each kind of the step's On has its own of this name

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

// CoverageArgs are the arguments of a CoverageSpec.
type CoverageArgs struct {
	On    string // the day
	Known string // what was published by this day counts; empty for all that is
	// Cases are those that the function Coverage returns: an agreement was certainly in force, it possibly was, it was known of.
	Cases []plan.Case
}

// A CoverageEntriesSpec lists the agreements of a coverage. Its rows are nodes.
type CoverageEntriesSpec struct{ Path *ontology.Field } // that of the coverage

// Operation implements plan.Spec.
func (*CoverageEntriesSpec) Operation() string { return "coverage entries" }

// The columns of a CoverageEntriesSpec, beside properties, CoverageDay and CoverageKnown.
const (
	EntryReach     = "reach"
	EntryCertainty = "certainty"
)

// CoverageEntriesArgs are the arguments of a CoverageEntriesSpec.
type CoverageEntriesArgs struct{ Only string } // Certain for such entries only; empty for all

// A CoveragePlaceSpec finds the place of a row of a CoverageSpec or CoverageEntriesSpec: always one.
type CoveragePlaceSpec struct{}

// Operation implements plan.Spec.
func (*CoveragePlaceSpec) Operation() string { return "place of the coverage" }

// A CoverageAgreementSpec finds the agreement of a row of a CoverageEntriesSpec: always one.
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
