package compile

import (
	"graph287g/agreement"
	"graph287g/graph/computed"
	"graph287g/graph/encode"
	"graph287g/ontology"
	"graph287g/plan"
)

// coverage compiles what reaches a place on a day.
func (c *compilation) coverage(parent *plan.Step, kinds ontology.KindSet, g group) encode.Value {
	agreements := c.c.Interface("Jurisdiction").Field("agreements")
	s, made := c.step(plan.Step{Parent: parent.Index, Op: plan.Coverage, On: kinds, Kinds: kinds, Path: agreements}, g.fields, g.place)
	s.Kinds |= kinds
	if made {
		c.bind(s, g, bindCoverage)
	}
	v := encode.Value{Op: encode.One, NonNull: true, Elem: true, Step: s.Index}
	v.Object = c.object(c.under(g, "Coverage"), func(g group) encode.Value { return c.coverageField(s, g) })
	return v
}

// bindCoverage binds the day, and what counts as in force on it.
func bindCoverage(a *arguments, to *plan.StepArgs) {
	at := a.time()
	if at.On == "" {
		at.On = at.Today
	}
	to.On, to.Known = at.On, at.Known
	to.Cases = agreement.Coverage(at)
}

func (c *compilation) coverageField(s *plan.Step, g group) encode.Value {
	switch g.name() {
	case "place":
		return c.nodes(s, plan.CoveragePlace, encode.One, "Jurisdiction", true, g)
	case "asOf":
		return c.cell(s, plan.CoverageDay, true)
	case "knownAt":
		return c.cell(s, plan.CoverageKnown, false)
	case "completeness":
		return c.cell(s, plan.CoverageCompleteness, true)
	case "checkedOn":
		return nullConst // no list is loaded on which it could rest
	case "summary":
		return c.summary(s, g)
	case "entries":
		return c.coverageEntries(s, g)
	}
	return c.typeName("Coverage")
}

func (c *compilation) coverageEntries(parent *plan.Step, g group) encode.Value {
	agreements := c.c.KindsOf(parent.Path.Type.Name)
	s, made := c.step(plan.Step{Parent: parent.Index, Op: plan.CoverageEntries, On: parent.Kinds, Kinds: agreements, Path: parent.Path}, g.fields, g.place)
	if made {
		c.bind(s, g, func(a *arguments, to *plan.StepArgs) {
			if a.orDefault("certainty") == agreement.Certain {
				to.Only = agreement.Certain
			}
		})
	}
	v := encode.Value{Op: encode.Many, NonNull: true, Elem: true, Step: s.Index}
	v.Object = c.object(c.under(g, "CoverageEntry"), func(g group) encode.Value { return c.entryField(s, g) })
	return v
}

func (c *compilation) entryField(s *plan.Step, g group) encode.Value {
	switch g.name() {
	case "agreement":
		return c.nodes(s, plan.CoverageAgreement, encode.One, "Agreement", true, g)
	case "agency":
		return c.related(s, s.Kinds, c.c.Kind("Agreement").Field("agency"), g)
	case "reach":
		return c.cell(s, plan.LinkReach, true)
	case "certainty":
		return c.cell(s, plan.EntryCertainty, true)
	case "since":
		return c.stored(s, s.Kinds, c.c.Kind("Agreement").Field("signedOn"), g)
	case "until":
		return c.stored(s, s.Kinds, c.c.Kind("Agreement").Field("endedOn"), g)
	case "explanation":
		return c.explanation(s, g)
	case "via":
		return c.via(s, g)
	}
	return c.typeName("CoverageEntry")
}

// summary compiles the sentences about a place as a whole.
func (c *compilation) summary(s *plan.Step, g group) encode.Value {
	reads := c.placeReads(s, g)
	for name, from := range map[string]plan.From{
		"day": plan.CoverageDay, "known": plan.CoverageKnown, "records": plan.CoverageRecords, "certain": plan.CoverageCertain, "possible": plan.CoveragePossible,
	} {
		reads.Values = append(reads.Values, encode.ReadValue{Name: name, Column: s.Column(plan.Column{From: from})})
	}
	return c.composed(s, computed.Summary, reads, g)
}

// explanation compiles the sentences about one agreement.
func (c *compilation) explanation(s *plan.Step, g group) encode.Value {
	reads := c.reads(s, s.Kinds, computed.Explanation.Read(s.Kinds), g)
	for name, from := range map[string]plan.From{
		"day": plan.CoverageDay, "known": plan.CoverageKnown, "reach": plan.LinkReach, "certainty": plan.EntryCertainty,
	} {
		reads.Values = append(reads.Values, encode.ReadValue{Name: name, Column: s.Column(plan.Column{From: from})})
	}
	place := c.child(s, plan.CoveragePlace, g)
	place.Kinds = c.c.KindsOf("Jurisdiction")
	reads.Nodes = append(reads.Nodes, encode.ReadNodes{Name: "place", Reads: c.placeReads(place, g)})
	return c.composed(s, computed.Explanation, reads, g)
}

// placeReads read what a place is called.
func (c *compilation) placeReads(s *plan.Step, g group) *encode.Reads {
	return c.reads(s, s.Kinds, computed.Place.Read(s.Kinds), g)
}

func (c *compilation) composed(s *plan.Step, t computed.Text, reads *encode.Reads, g group) encode.Value {
	place := c.bindText(g)
	return encode.Value{Op: encode.Text, NonNull: true, Step: s.Index, Text: &encode.Composed{Make: t.Make, Args: place, Reads: reads}}
}
