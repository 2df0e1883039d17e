package compile

import (
	"graph287g/agreement"
	"graph287g/graph/computed"
	"graph287g/graph/encode"
	"graph287g/ontology"
	"graph287g/plan"
)

// coverage compiles the agreements that reach a place on a day.
func (c *compilation) coverage(parent *plan.Step, kinds ontology.KindSet, g group) encode.Value {
	agreements := c.c.Interface("Jurisdiction").Field("agreements")
	spec := &agreement.CoverageSpec{Path: agreements}
	s, made := c.step(plan.Step{Parent: parent.Index, Spec: spec, On: kinds, Kinds: kinds}, g.fields, g.path)
	s.Kinds |= kinds
	c.out.NeedsNewest = true
	if made {
		c.bind(s, g, bindCoverage)
	}
	v := encode.Value{Op: encode.One, NonNull: true, ElemNonNull: true, Step: s.Index}
	v.Object = c.object(c.collectUnder(g, "Coverage"), func(g group) encode.Value { return c.coverageField(s, g) })
	return v
}

// bindCoverage binds the day, and what counts as in force on it.
func bindCoverage(a *arguments) any {
	at := a.time()
	at.On = at.Day()
	return &agreement.CoverageArgs{On: at.On, Known: at.Known, Cases: agreement.Coverage(at)}
}

func (c *compilation) coverageField(s *plan.Step, g group) encode.Value {
	switch g.name() {
	case "place":
		return c.nodes(s, &agreement.CoveragePlaceSpec{}, encode.One, "Jurisdiction", true, g)
	case "asOf":
		return c.cell(s, agreement.CoverageDay, true)
	case "knownAt":
		return c.cell(s, agreement.CoverageKnown, false)
	case "completeness":
		return c.cell(s, agreement.CoverageCompleteness, true)
	case "checkedOn":
		return nullConst // no full list is loaded, so that no place was checked against one
	case "summary":
		return c.summary(s, g)
	case "entries":
		return c.coverageEntries(s, g)
	}
	return c.typeName("Coverage")
}

func (c *compilation) coverageEntries(parent *plan.Step, g group) encode.Value {
	path := parent.Spec.(*agreement.CoverageSpec).Path
	spec, agreements := &agreement.CoverageEntriesSpec{Path: path}, c.c.KindsOf(path.Type.Name)
	s, made := c.step(plan.Step{Parent: parent.Index, Spec: spec, On: parent.Kinds, Kinds: agreements}, g.fields, g.path)
	if made {
		c.bind(s, g, func(a *arguments) any {
			if a.orDefault("certainty") == agreement.Certain {
				return &agreement.CoverageEntriesArgs{Only: agreement.Certain}
			}
			return nil
		})
	}
	v := encode.Value{Op: encode.Many, NonNull: true, ElemNonNull: true, Step: s.Index}
	v.Object = c.object(c.collectUnder(g, "CoverageEntry"), func(g group) encode.Value { return c.entryField(s, g) })
	return v
}

func (c *compilation) entryField(s *plan.Step, g group) encode.Value {
	switch g.name() {
	case "agreement":
		return c.nodes(s, &agreement.CoverageAgreementSpec{}, encode.One, "Agreement", true, g)
	case "agency":
		return c.related(s, s.Kinds, c.c.Kind("Agreement").Field("agency"), g)
	case "reach":
		return c.cell(s, agreement.EntryReach, true)
	case "certainty":
		return c.cell(s, agreement.EntryCertainty, true)
	case "since":
		return c.stored(s, s.Kinds, c.c.Kind("Agreement").Field("signedOn"), g)
	case "until":
		return c.stored(s, s.Kinds, c.c.Kind("Agreement").Field("endedOn"), g)
	case "explanation":
		return c.explanation(s, g)
	case "via":
		return c.linkPaths(s, g)
	}
	return c.typeName("CoverageEntry")
}

// summary compiles the sentences about a place as a whole.
func (c *compilation) summary(s *plan.Step, g group) encode.Value {
	reads := c.placeReads(s, g)
	c.readOutputs(s, reads, []outputRead{
		{"day", agreement.CoverageDay}, {"known", agreement.CoverageKnown}, {"records", agreement.CoverageRecords},
		{"certain", agreement.CoverageCertain}, {"possible", agreement.CoveragePossible},
	})
	return c.computedText(s, computed.Summary, reads, g)
}

// explanation compiles the sentences about one agreement.
func (c *compilation) explanation(s *plan.Step, g group) encode.Value {
	reads := c.reads(s, s.Kinds, computed.Explanation.Read(c.c, s.Kinds), g)
	c.readOutputs(s, reads, []outputRead{
		{"day", agreement.CoverageDay}, {"known", agreement.CoverageKnown}, {"reach", agreement.EntryReach}, {"certainty", agreement.EntryCertainty},
	})
	place := c.child(s, &agreement.CoveragePlaceSpec{}, g)
	place.Kinds = c.c.KindsOf("Jurisdiction")
	reads.Nodes = append(reads.Nodes, encode.ReadNodes{Name: "place", Reads: c.placeReads(place, g)})
	return c.computedText(s, computed.Explanation, reads, g)
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
