package seed

import (
	"cmp"
	"context"
	"fmt"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// An evidence is what the store answers to `evidence` of one field of one node.
type evidence struct {
	shown, standing, reason string
	bySource                bool // a source backs it, not claims
}

// A fieldKey names a field of a node.
type fieldKey struct{ id, field string }

// checkEvidence asks the store what backs each value, as a reader would ask `evidence`, and lists what nothing backs.
func (l *loader) checkEvidence(ctx context.Context, r *Report, g *Graph, s store.Store) error {
	if _, err := Sync(ctx, s, g); err != nil {
		return err
	}
	backed, err := l.askEvidence(ctx, s)
	if err != nil {
		return err
	}
	asserted := l.assertions()
	for _, e := range l.entries {
		for _, f := range e.kind.Fields {
			if b, ok := backed[fieldKey{e.id, f.Name}]; ok {
				l.checkValueEvidence(e, f, b, asserted)
			}
		}
	}
	r.count(len(backed), "field asked for what backs it", "fields asked for what backs them")
	r.count(l.checkRelationEvidence(backed, asserted), "relation backed by itself", "relations backed one by one")
	return nil
}

func (l *loader) checkValueEvidence(e *entry, f *ontology.Field, b evidence, asserted map[assertion]ontology.Standing) {
	_, hasStanding := e.standings[f.Name]
	byClaims := b.shown != "" && !hasStanding && !b.bySource && b.reason != executor.NoClaim
	switch {
	case byClaims && f.Role == ontology.Stored && !holds(asserted, assertion{e.id, f.Name, ""}):
		l.reportField(e, f.Name, e.positionOf(f.Name), "%s of %s is backed by claims alone that say it is not so: %s", f.Name, e.id, remedy(e.id, f, ""))
	case b.shown != "" && b.reason == executor.NoClaim:
		l.reportField(e, f.Name, e.positionOf(f.Name), "%s of %s is backed by nothing: %s", f.Name, e.id, remedy(e.id, f, ""))
	case b.shown == "" && hasStanding && b.standing != "UNKNOWN":
		l.reportField(e, f.Name, e.positionOf(f.Name), "%s of %s has the standing %s, but no value: give one, or say why it is UNKNOWN",
			f.Name, e.id, b.standing)
	}
}

// remedy tells how to back a field, or one relation of it.
func remedy(id string, f *ontology.Field, object string) string {
	if f.Role == ontology.Related {
		if object == "" {
			object = "…"
		}
		object = ", object: " + object
	}
	return fmt.Sprintf("write a claim {subject: %s, field: %s%s}, or `standings: {%s: {standing: INFERRED, reason: …}}`",
		id, f.Name, object, f.Name)
}

// evidenceBatch is how many nodes one plan asks about: with all their fields that is far below the limit of an answer.
const evidenceBatch = 500

// askEvidence asks for the evidence of all fields of all entities.
func (l *loader) askEvidence(ctx context.Context, s store.Store) (map[fieldKey]evidence, error) {
	out := map[fieldKey]evidence{}
	var ids []string
	for _, e := range l.entries {
		if isEntity(e.kind) {
			ids = append(ids, e.id)
		}
	}
	p := evidencePlan(l.c)
	for len(ids) > 0 {
		n := min(evidenceBatch, len(ids))
		a, err := s.Execute(ctx, p, plan.Args{&plan.LookupArgs{IDs: ids[:n]}, nil, nil})
		if err != nil {
			return nil, fmt.Errorf("ask what backs the values: %w", err)
		}
		readEvidence(out, ids[:n], a)
		ids = ids[n:]
	}
	return out, nil
}

func evidencePlan(c *ontology.Catalogue) *plan.Plan {
	entities := c.KindsOf("Entity")
	return &plan.Plan{Catalogue: c, Steps: []*plan.Step{
		{Index: 0, Parent: plan.Root, Spec: &plan.LookupSpec{}, Kinds: entities},
		{Index: 1, Parent: 0, Spec: &plan.EvidenceSpec{}, On: entities, Columns: []plan.Column{
			{Kind: plan.Output, Name: plan.EvidenceField}, {Kind: plan.Output, Name: plan.EvidenceShown},
			{Kind: plan.Output, Name: plan.EvidenceStanding}, {Kind: plan.Output, Name: plan.EvidenceReason},
		}},
		{Index: 2, Parent: 1, Spec: &plan.EvidenceSourceSpec{}, Kinds: c.KindsOf("Source"), On: ^ontology.KindSet(0)},
	}}
}

func readEvidence(out map[fieldKey]evidence, ids []string, a *store.Result) {
	rows, sources := &a.Tables[1], &a.Tables[2]
	for i, id := range ids {
		for row := rows.From[i]; row < rows.To[i]; row++ {
			cell := func(column int) string { return store.Text(rows.Cell(int(row), column)) }
			out[fieldKey{id, cell(0)}] = evidence{cell(1), cell(2), cell(3), sources.To[row] > sources.From[row]}
		}
	}
}

// An assertion is a value or relation as a claim tells it; without an object it is a value of the subject.
type assertion struct{ subject, field, object string }

// checkRelationEvidence lists the relations that nothing backs, each by itself: a field that leads to two places may have a
// claim for one of them alone. It returns how many there are.
func (l *loader) checkRelationEvidence(backed map[fieldKey]evidence, asserted map[assertion]ontology.Standing) int {
	n := 0
	for _, e := range l.edges {
		if !isEntity(l.byID[e.From].kind) || !isEntity(l.byID[e.To].kind) {
			continue // what a claim or citation says of itself is evidence
		}
		n++
		if !e.by.invalid[e.field.Name] {
			l.checkEdgeEvidence(e, backed, asserted)
		}
	}
	return n
}

func (l *loader) checkEdgeEvidence(e *edge, backed map[fieldKey]evidence, asserted map[assertion]ontology.Standing) {
	recorded, best := "", ontology.Standing(ontology.Standings)
	for _, f := range l.fieldsShowing(e) {
		if backed[fieldKey{f.entry.id, f.field.Name}].bySource {
			return
		}
		if by, ok := asserted[assertion{f.entry.id, f.field.Name, f.target.id}]; ok {
			best = min(best, by)
		}
		recorded = cmp.Or(recorded, f.entry.standings[f.field.Name].standing)
	}
	switch stands, _ := e.Properties["standing"].(string); {
	case best <= l.standingOf(e.Properties):
	case best < ontology.Standings:
		by := l.c.Enum("Standing").Values[best].Name
		l.report(e.at, "%s of %s leads to %s as %s, but no claim that says so is firmer than %s: write {to: %s, standing: %s}",
			e.field.Name, e.by.id, e.otherEnd(), cmp.Or(stands, "STATED"), by, e.otherEnd(), by)
	case recorded == "":
		l.report(e.at, "that %s of %s leads to %s is backed by nothing: %s", e.field.Name, e.by.id, e.otherEnd(),
			remedy(e.by.id, e.field, e.otherEnd()))
	case cmp.Or(stands, "STATED") != recorded:
		l.report(e.at, "%s of %s leads to %s as %s, but standings say %s, and no claim tells otherwise: write {to: %s, standing: %s}",
			e.field.Name, e.by.id, e.otherEnd(), cmp.Or(stands, "STATED"), recorded, e.otherEnd(), recorded)
	}
}

// An edgeField is a relation as one of its ends shows it.
type edgeField struct {
	entry, target *entry
	field         *ontology.Field
}

// fieldsShowing returns the fields that show an edge, those of both its ends.
func (l *loader) fieldsShowing(e *edge) []edgeField {
	var out []edgeField
	for _, d := range []ontology.Direction{ontology.Out, ontology.In} {
		from, to := l.byID[e.end(d.Reverse())], l.byID[e.end(d)]
		for _, f := range e.relation.Fields(from.kind, d) {
			if l.c.KindsOf(f.Type.Name).Has(to.kind.Index) {
				out = append(out, edgeField{from, to, f})
			}
		}
	}
	return out
}

// holds tells whether a claim says that something is so.
func holds(asserted map[assertion]ontology.Standing, a assertion) bool {
	_, ok := asserted[a]
	return ok
}

// assertions collects what claims say that is so, each as firm as the firmest of them.
func (l *loader) assertions() map[assertion]ontology.Standing {
	out := map[assertion]ontology.Standing{}
	for _, e := range l.entries {
		if e.kind.Name != "Claim" || e.properties["negated"] == true {
			continue
		}
		field, _ := e.properties["field"].(string)
		object := ""
		if end := l.target(e, "object"); end != nil {
			object = end.id
		}
		said, stands := assertion{l.target(e, "subject").id, field, object}, l.standingOf(e.properties)
		if before, ok := out[said]; ok {
			stands = min(stands, before)
		}
		out[said] = stands
	}
	return out
}
