package agreement

import (
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// A CoverageSpec makes one row for each place, with what is known of the agreements that reach it on a day.
type CoverageSpec struct{ Path *ontology.Field } // the @path field to the agreements; each kind of the step's On has its own of this name

// Operation implements plan.Spec.
func (*CoverageSpec) Operation() string { return "coverage" }

// The columns of a CoverageSpec, beside properties. The counts are of agreements that reach the place and were known of.
const (
	CoverageDay          = "asOf"         // the day asked about
	CoverageKnown        = "knownAt"      // by what was known then; null for all
	CoverageCompleteness = "completeness" // whether a full list was looked at
	CoverageRecords      = "records"      // all of them
	CoverageListed       = "listed"       // a list of ICE shows them that day
	CoverageShown        = "shown"        // other sources show them in force that day
	CoveragePossible     = "possible"     // dates or sources leave it open
	CoveragePending      = "pending"      // applied for
	CoverageSilent       = "silent"       // no source speaks of the day
	CoverageUnlisted     = "unlisted"     // gone from ICE's lists by that day
	CoverageEnded        = "ended"
	CoverageReplaced     = "replaced" // by another agreement
	CoverageWithdrawn    = "withdrawn"
	CoverageUnsigned     = "unsigned"  // signed after that day
	CoverageOut          = "out"       // not in force for another reason
	CoverageLastShown    = "lastShown" // the last day before the one asked about on which one of the silent is shown in force; null for none
	CoveragePledges      = "pledges"   // pledges to end one of them
	CoverageReadings     = "readings"  // those that reach the place by a way that is our reading
	CoverageFormer       = "former"    // silent ones that a source calls former, whose end has no first day
	CoveragePresumed     = "presumed"  // silent ones that nothing shows but a pledge to end them
	CoverageUnshown      = "unshown"   // silent ones that not even a pledge shows, whose signatory is our reading
	CoverageShownRead    = "shownRead" // those of CoverageShown of which the day is our reading
	CoverageFigure       = "figure"    // the text of the newest claim that counts more agreements of the place; null for none
	CoverageChecked      = "checkedOn" // the day of the list that was looked at; null for none
	CoverageLists        = "lists"     // how many lists there are up to that
	CoverageFirstList    = "firstList" // the day of the first of them
	CoverageLastRead     = "lastRead"  // whether CoverageLastShown is our reading
)

// CoverageArgs are the arguments of a CoverageSpec.
type CoverageArgs struct {
	On    string // the day
	Known string // what was published by this day counts; empty for all that is
	Checked
	// Cases are those that the function Coverage returns.
	Cases []plan.Case
	// Statuses tell the status of an agreement that day; where none holds it is the recorded one (Time.Cases).
	Statuses []plan.Case
	// Pledge is the condition on an event that it is a pledge which was known of (Time.Pledge).
	Pledge plan.Filter
}

// A CoveragePart is one of the lists of a coverage.
type CoveragePart string

// The lists of a coverage, by the names of their fields.
const (
	InForcePart CoveragePart = "agreements" // those that were in force, certainly or possibly
	SilentPart  CoveragePart = "silent"     // those of which no source speaks
	PendingPart CoveragePart = "pending"    // those applied for
	PledgePart  CoveragePart = "pledges"    // events that pledge the end of one
)

// A CoverageListSpec lists a part of a coverage, nearest reach first: agreements, or of PledgePart events, one row for each agreement
// whose end they pledge. With the shape Few it lists all of them.
type CoverageListSpec struct {
	plan.List
	Part CoveragePart
	Path *ontology.Field // that of the coverage
}

// Operation implements plan.Spec.
func (s *CoverageListSpec) Operation() string { return "coverage " + string(s.Part) }

// CursorKeys are the types of the keys by which a part is ordered, before the id of the row: reach, then certainty or the agreement.
func (p CoveragePart) CursorKeys() []store.KeyKind {
	switch p {
	case InForcePart:
		return []store.KeyKind{store.IntKey, store.IntKey}
	case PledgePart:
		return []store.KeyKind{store.IntKey, store.TextKey}
	}
	return []store.KeyKind{store.IntKey}
}

// The columns of a CoverageListSpec, beside properties, cursors, CoverageDay and CoverageKnown.
const (
	EntryReach        = "reach"
	EntryCertainty    = "certainty" // Certain or Possible; null in other parts
	EntryStanding     = "standing"
	EntryWay          = "way"          // the standing of the best way to the agreement
	EntryAgencyReason = "agencyReason" // why it is inferred that the agency signed; null where it isn't
	EntryServesReason = "servesReason" // likewise: whom the agency serves
	EntryDayReason    = "dayReason"    // likewise: its dates or its status
	EntryFirstShown   = "firstShownOn" // null where the day of knowledge leaves anything out
	EntryLastShown    = "lastShownOn"  // likewise
	EntryFirstRead    = "firstRead"    // whether EntryFirstShown is our reading
	EntryLastRead     = "lastRead"     // whether EntryLastShown is
)

// CoverageListArgs are the arguments of a CoverageListSpec. Its order is fixed.
type CoverageListArgs struct {
	plan.ListArgs
	Only string // of InForcePart: Certain for such agreements only; empty for all
}

// WithPageSize implements plan.Paged.
func (a *CoverageListArgs) WithPageSize(rows int) plan.Paged {
	with := *a
	with.First = rows
	return &with
}

// A CoveragePlaceSpec finds the place of a row of a CoverageSpec or CoverageListSpec: always one.
type CoveragePlaceSpec struct{}

// Operation implements plan.Spec.
func (*CoveragePlaceSpec) Operation() string { return "place of the coverage" }

// A CoverageAgreementSpec finds the agreement of a row of a CoverageListSpec: always one.
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

// Explain tells which rows.
func (a *CoverageListArgs) Explain(c *ontology.Catalogue) []string {
	out := a.ListArgs.Explain(c)
	if a.Only != "" {
		out = append(out, "only "+a.Only)
	}
	return out
}
