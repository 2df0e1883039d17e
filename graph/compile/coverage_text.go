package compile

import (
	"graph287g/agreement"
	"graph287g/graph/computed"
	"graph287g/graph/encode"
	"graph287g/plan"
)

// summary compiles the sentences about a place as a whole.
func (c *compilation) summary(s *plan.Step, g group) encode.Value {
	reads := c.placeReads(s, g)
	c.readOutputs(s, reads, []outputRead{
		{"day", agreement.CoverageDay}, {"known", agreement.CoverageKnown}, {"records", agreement.CoverageRecords},
		{"listed", agreement.CoverageListed}, {"shown", agreement.CoverageShown}, {"possible", agreement.CoveragePossible},
		{"silent", agreement.CoverageSilent}, {"pending", agreement.CoveragePending}, {"unlisted", agreement.CoverageUnlisted},
		{"ended", agreement.CoverageEnded}, {"replaced", agreement.CoverageReplaced}, {"withdrawn", agreement.CoverageWithdrawn},
		{"unsigned", agreement.CoverageUnsigned}, {"out", agreement.CoverageOut},
		{"lastShown", agreement.CoverageLastShown}, {"lastShownRead", agreement.CoverageLastRead}, {"pledges", agreement.CoveragePledges},
		{"shownRead", agreement.CoverageShownRead}, {"readings", agreement.CoverageReadings}, {"former", agreement.CoverageFormer},
		{"presumed", agreement.CoveragePresumed}, {"unshown", agreement.CoverageUnshown}, {"figure", agreement.CoverageFigure},
		{"checkedOn", agreement.CoverageChecked}, {"lists", agreement.CoverageLists}, {"firstList", agreement.CoverageFirstList},
	})
	return c.computedText(s, computed.Summary, reads, g)
}

// explanation compiles the sentences about an agreement in force.
func (c *compilation) explanation(s *plan.Step, g group) encode.Value {
	reads := c.reads(s, s.Kinds, computed.Explanation.Read(c.c, s.Kinds), g)
	c.readRow(s, reads)
	c.readPlace(s, reads, g)
	c.readOutputs(s, reads, []outputRead{{"certainty", agreement.EntryCertainty}, {"dayReason", agreement.EntryDayReason}})
	return c.computedText(s, computed.Explanation, reads, g)
}

// silence compiles the sentences about an agreement of which no source says that it was in force.
func (c *compilation) silence(s *plan.Step, g group) encode.Value {
	reads := c.reads(s, s.Kinds, computed.Silence.Read(c.c, s.Kinds), g)
	c.readRow(s, reads)
	c.readOutputs(s, reads, []outputRead{
		{"firstShown", agreement.EntryFirstShown}, {"lastShown", agreement.EntryLastShown},
		{"firstShownRead", agreement.EntryFirstRead}, {"lastShownRead", agreement.EntryLastRead},
	})
	text := computed.Silence
	if s.Spec.(*agreement.CoverageListSpec).Part == agreement.PendingPart {
		text = computed.Application
	}
	return c.computedText(s, text, reads, g)
}

// pledge compiles the sentences about a pledge.
func (c *compilation) pledge(s *plan.Step, g group) encode.Value {
	reads := c.reads(s, s.Kinds, computed.Pledge.Read(c.c, s.Kinds), g)
	c.readRow(s, reads)
	c.readPlace(s, reads, g)
	of := c.child(s, &agreement.CoverageAgreementSpec{}, g)
	of.Kinds = c.c.KindsOf("Agreement")
	agreements := c.reads(of, of.Kinds, computed.Signatory.Read(c.c, of.Kinds), g)
	reads.Nodes = append(reads.Nodes, encode.ReadNodes{Name: "agreement", Reads: agreements})
	return c.computedText(s, computed.Pledge, reads, g)
}

// readRow reads what sentences on a row of a coverage say of the day, and of the way to the agreement.
func (c *compilation) readRow(s *plan.Step, reads *encode.Reads) {
	c.readOutputs(s, reads, []outputRead{
		{"day", agreement.CoverageDay}, {"known", agreement.CoverageKnown}, {"reach", agreement.EntryReach},
		{"way", agreement.EntryWay}, {"agencyReason", agreement.EntryAgencyReason}, {"servesReason", agreement.EntryServesReason},
	})
}

// readPlace reads the place of a row.
func (c *compilation) readPlace(s *plan.Step, reads *encode.Reads, g group) {
	place := c.child(s, &agreement.CoveragePlaceSpec{}, g)
	place.Kinds = c.c.KindsOf("Jurisdiction")
	reads.Nodes = append(reads.Nodes, encode.ReadNodes{Name: "place", Reads: c.placeReads(place, g)})
}

// placeReads reads the name of a place.
func (c *compilation) placeReads(s *plan.Step, g group) *encode.Reads {
	return c.reads(s, s.Kinds, computed.Place.Read(c.c, s.Kinds), g)
}

func (c *compilation) computedText(s *plan.Step, t computed.Text, reads *encode.Reads, g group) encode.Value {
	place := c.bindText(g, nil)
	return encode.Value{Op: encode.Text, NonNull: true, Step: s.Index, Text: &encode.ComputedText{Make: t.Make, Bound: t.Bound, Args: place, Reads: reads}}
}

// An outputRead is what a text reads of a step's outputs, under a name of its own.
type outputRead struct{ name, output string }

// readOutputs adds the columns of outputs, in order, so that equal documents have equal plans.
func (c *compilation) readOutputs(s *plan.Step, reads *encode.Reads, outputs []outputRead) {
	for _, o := range outputs {
		reads.Values = append(reads.Values, encode.ReadValue{Name: o.name, Column: s.Column(plan.Column{Kind: plan.Output, Name: o.output})})
	}
}
