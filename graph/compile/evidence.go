package compile

import (
	"slices"
	"strings"

	"graph287g/graph/document"
	"graph287g/graph/encode"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// evidence compiles the evidence of a node's fields.
func (c *compilation) evidence(parent *plan.Step, kinds ontology.KindSet, g group) encode.Value {
	s, made := c.step(plan.Step{Parent: parent.Index, Spec: &plan.EvidenceSpec{}, On: kinds}, g.fields, g.path)
	if made {
		c.bindEvidence(s, g)
	}
	v := encode.Value{Op: encode.Many, NonNull: true, ElemNonNull: true, Step: s.Index}
	v.Object = c.object(c.collectUnder(g, "Evidence"), func(g group) encode.Value {
		switch g.name() {
		case "field":
			return c.cell(s, plan.EvidenceField, true)
		case "shown":
			return c.cell(s, plan.EvidenceShown, false)
		case "standing":
			return c.cell(s, plan.EvidenceStanding, true)
		case "reason":
			return c.cell(s, plan.EvidenceReason, true)
		case "standings":
			return c.evidenceStandings(s, g)
		case "claims":
			return c.nodes(s, &plan.EvidenceClaimsSpec{}, encode.Many, "Claim", true, g)
		case "source":
			return c.nodes(s, &plan.EvidenceSourceSpec{}, encode.One, "Source", false, g)
		case "listings":
			return c.nodes(s, &plan.EvidenceListingsSpec{}, encode.Many, "Listing", true, g)
		case "disagreement":
			return c.nodes(s, &plan.EvidenceDisagreementSpec{}, encode.One, "Disagreement", false, g)
		}
		return c.typeName("Evidence")
	})
	return v
}

// evidenceStandings compiles how many ends of a relation have which standing.
func (c *compilation) evidenceStandings(parent *plan.Step, g group) encode.Value {
	s := c.child(parent, &plan.EvidenceStandingsSpec{}, g)
	v := encode.Value{Op: encode.Many, NonNull: true, ElemNonNull: true, Step: s.Index}
	v.Object = c.object(c.collectUnder(g, "StandingCount"), func(g group) encode.Value {
		switch g.name() {
		case "standing":
			return c.cell(s, plan.StandingCountStanding, true)
		case "count":
			return c.cell(s, plan.StandingCountCount, true)
		}
		return c.typeName("StandingCount")
	})
	return v
}

// bindEvidence binds the names of the fields.
func (c *compilation) bindEvidence(s *plan.Step, g group) {
	c.bind(s, g, func(a *arguments) any {
		to := &plan.EvidenceArgs{}
		v, _ := a.get("fields")
		names, ok := v.([]any)
		if !ok {
			return to
		}
		known := c.evidenceNames(s.On)
		to.Fields = make([]string, 0, len(names))
		for _, n := range names {
			if len(a.errs) >= document.MaxErrors {
				break // to look for what is nearest takes its time
			}
			name := asText(n)
			if !slices.Contains(known, name) {
				near := store.Nearest(shorten(name), known)
				if near == "" {
					near = "; there are " + strings.Join(known, ", ")
				}
				a.fail("fields", "no kind that may stand here has a field %q with evidence%s", shorten(name), near)
				continue
			}
			if !slices.Contains(to.Fields, name) {
				to.Fields = append(to.Fields, name)
			}
		}
		return to
	})
}

// evidenceNames returns the names of the fields of which evidence may be asked on any of some kinds.
func (c *compilation) evidenceNames(kinds ontology.KindSet) []string {
	var out []string
	for _, k := range kinds.In(c.c) {
		for _, name := range store.FieldsWithEvidence(k) {
			if !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}
