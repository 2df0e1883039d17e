package compile

import (
	"graph287g/agreement"
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
	v.Object = c.object(c.collectUnder(g, "Coverage"), func(f group) encode.Value { return c.coverageField(s, g, f) })
	return v
}

// bindCoverage binds the day, and what counts as in force on it.
func bindCoverage(a *arguments) any {
	at := a.time()
	at.On = at.Day()
	return &agreement.CoverageArgs{On: at.On, Known: at.Known, Cases: agreement.Coverage(at), Statuses: at.Cases(), Pledge: at.Pledge(), Checked: agreement.CheckedOn(a.Lists, at.On, at.Known)}
}

// coverageField compiles a field of a coverage; of is the field `coverage`, with the day.
func (c *compilation) coverageField(s *plan.Step, of, g group) encode.Value {
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
		return c.cell(s, agreement.CoverageChecked, false)
	case "summary":
		return c.summary(s, g)
	case "entries":
		return c.coverageEntries(s, g)
	case "agreements", "silent", "pending", "pledges":
		return c.coverageConnection(s, of, g)
	}
	return c.typeName("Coverage")
}

// coverageEntries compiles the list that `agreements` replaces.
func (c *compilation) coverageEntries(parent *plan.Step, g group) encode.Value {
	s, made := c.coverageList(parent, agreement.InForcePart, plan.Few, g)
	if made {
		c.bind(s, g, func(a *arguments) any { return &agreement.CoverageListArgs{Only: onlyCertain(a)} })
	}
	v := encode.Value{Op: encode.Many, NonNull: true, ElemNonNull: true, Step: s.Index}
	v.Object = c.object(c.collectUnder(g, "CoverageEntry"), func(g group) encode.Value { return c.entryField(s, g) })
	return v
}

// coverageList adds the step of a list. Its rows are agreements, or pledges.
func (c *compilation) coverageList(parent *plan.Step, part agreement.CoveragePart, shape plan.Shape, g group) (_ *plan.Step, made bool) {
	path := parent.Spec.(*agreement.CoverageSpec).Path
	spec := &agreement.CoverageListSpec{List: plan.List{Shape: shape}, Part: part, Path: path}
	kinds := c.c.KindsOf(path.Type.Name)
	if part == agreement.PledgePart {
		kinds = c.c.KindsOf("Event")
	}
	return c.step(plan.Step{Parent: parent.Index, Spec: spec, On: parent.Kinds, Kinds: kinds}, g.fields, g.path)
}

// onlyCertain returns agreement.Certain where only that is asked for.
func onlyCertain(a *arguments) string {
	if a.orDefault("certainty") == agreement.Certain {
		return agreement.Certain
	}
	return ""
}

// entryField compiles a field of an agreement in force.
func (c *compilation) entryField(s *plan.Step, g group) encode.Value {
	switch g.name() {
	case "agency":
		return c.related(s, s.Kinds, c.c.Kind("Agreement").Field("agency"), g)
	case "certainty":
		return c.cell(s, agreement.EntryCertainty, true)
	case "since":
		return c.stored(s, s.Kinds, c.c.Kind("Agreement").Field("signedOn"), g)
	case "until":
		return c.stored(s, s.Kinds, c.c.Kind("Agreement").Field("endedOn"), g)
	case "explanation":
		return c.explanation(s, g)
	}
	return c.reachingField(s, g)
}

// recordField compiles a field of an agreement of which no source says that it was in force.
func (c *compilation) recordField(s *plan.Step, g group) encode.Value {
	switch g.name() {
	case "agency":
		return c.related(s, s.Kinds, c.c.Kind("Agreement").Field("agency"), g)
	case "firstShownOn":
		return c.cell(s, agreement.EntryFirstShown, false)
	case "lastShownOn":
		return c.cell(s, agreement.EntryLastShown, false)
	case "reason":
		return c.silence(s, g)
	}
	return c.reachingField(s, g)
}

// pledgeField compiles a field of a pledge.
func (c *compilation) pledgeField(s *plan.Step, g group) encode.Value {
	switch g.name() {
	case "event":
		return encode.Value{Op: encode.Node, NonNull: true, Step: s.Index, ByKind: c.byKind(s, g)}
	case "explanation":
		return c.pledge(s, g)
	}
	return c.reachingField(s, g)
}

// reachingField compiles a field that all rows of a coverage have.
func (c *compilation) reachingField(s *plan.Step, g group) encode.Value {
	switch g.name() {
	case "agreement":
		return c.nodes(s, &agreement.CoverageAgreementSpec{}, encode.One, "Agreement", true, g)
	case "reach":
		return c.cell(s, agreement.EntryReach, true)
	case "standing":
		return c.cell(s, agreement.EntryStanding, true)
	case "via":
		return c.linkPaths(s, g)
	}
	return c.typeName(typeNameOf(g))
}
