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

// A backing is what the store answers to `evidence` of one field of one node.
type backing struct {
	shown, standing, reason string
	source                  bool // a source backs it, not claims
}

// A fieldKey names a field of a node.
type fieldKey struct{ id, field string }

// checkBacked asks the store what backs each value, as a reader would ask `evidence`, and lists what nothing backs.
func (l *loader) checkBacked(ctx context.Context, r *Report, g *Graph, s store.Store) error {
	if _, err := Sync(ctx, s, g); err != nil {
		return err
	}
	backed, err := l.evidence(ctx, s)
	if err != nil {
		return err
	}
	affirmed := l.affirmed()
	for _, e := range l.entries {
		for _, f := range e.kind.Fields {
			if b, ok := backed[fieldKey{e.id, f.Name}]; ok {
				l.checkValue(e, f, b, affirmed)
			}
		}
	}
	r.count("fields asked for what backs them", len(backed))
	r.count("relations backed one by one", l.checkRelations(backed, affirmed))
	return nil
}

func (l *loader) checkValue(e *entry, f *ontology.Field, b backing, affirmed map[told]bool) {
	_, recorded := e.standings[f.Name]
	byClaims := b.shown != "" && !recorded && !b.source && b.reason != executor.NoClaim
	switch {
	case byClaims && f.Role == ontology.Stored && !affirmed[told{e.id, f.Name, ""}]:
		l.wrong(e, f.Name, e.where(f.Name), "%s of %s is backed by claims alone that say it is not so: %s", f.Name, e.id, remedy(e.id, f, ""))
	case b.shown != "" && b.reason == executor.NoClaim:
		l.wrong(e, f.Name, e.where(f.Name), "%s of %s is backed by nothing: %s", f.Name, e.id, remedy(e.id, f, ""))
	case b.shown == "" && recorded && b.standing != "UNKNOWN":
		l.wrong(e, f.Name, e.where(f.Name), "%s of %s has the standing %s, but no value: give one, or say why it is UNKNOWN",
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

// batch is how many nodes one question is about: with all their fields far below what an answer may show.
const batch = 500

// evidence asks for the evidence of all fields of all entities.
func (l *loader) evidence(ctx context.Context, s store.Store) (map[fieldKey]backing, error) {
	out := map[fieldKey]backing{}
	var ids []string
	for _, e := range l.entries {
		if isEntity(e.kind) {
			ids = append(ids, e.id)
		}
	}
	p := evidencePlan(l.c)
	for len(ids) > 0 {
		n := min(batch, len(ids))
		a, err := s.Execute(ctx, p, plan.Args{{IDs: ids[:n]}, {}, {}})
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
	return &plan.Plan{Steps: []*plan.Step{
		{Index: 0, Parent: plan.Root, Op: plan.Lookup, Kinds: entities},
		{Index: 1, Parent: 0, Op: plan.Evidence, On: entities, Columns: []plan.Column{
			{From: plan.EvidenceField}, {From: plan.EvidenceShown}, {From: plan.EvidenceStanding}, {From: plan.EvidenceReason},
		}},
		{Index: 2, Parent: 1, Op: plan.EvidenceSource, Kinds: c.KindsOf("Source"), On: ^ontology.KindSet(0)},
	}}
}

func readEvidence(out map[fieldKey]backing, ids []string, a *store.Answer) {
	rows, sources := &a.Tables[1], &a.Tables[2]
	for i, id := range ids {
		for row := rows.From[i]; row < rows.To[i]; row++ {
			cell := func(column int) string { return store.Text(rows.Cell(int(row), column)) }
			out[fieldKey{id, cell(0)}] = backing{cell(1), cell(2), cell(3), sources.To[row] > sources.From[row]}
		}
	}
}

// A told is a value or relation as a claim tells it; without an object it is a value of the subject.
type told struct{ subject, field, object string }

// checkRelations lists the relations that nothing backs, each by itself: a field that leads to two places may have a claim
// for one of them alone. It returns how many there are.
func (l *loader) checkRelations(backed map[fieldKey]backing, affirmed map[told]bool) int {
	n := 0
	for _, e := range l.edges {
		if !isEntity(l.byID[e.From].kind) || !isEntity(l.byID[e.To].kind) {
			continue // what a claim or citation says of itself is evidence
		}
		n++
		if !e.by.bad[e.field.Name] {
			l.checkRelation(e, backed, affirmed)
		}
	}
	return n
}

func (l *loader) checkRelation(e *edge, backed map[fieldKey]backing, affirmed map[told]bool) {
	recorded := ""
	for _, side := range l.shownBy(e) {
		if affirmed[told{side.near.id, side.field.Name, side.far.id}] || backed[fieldKey{side.near.id, side.field.Name}].source {
			return
		}
		recorded = cmp.Or(recorded, side.near.standings[side.field.Name].standing)
	}
	switch stands, _ := e.Properties["standing"].(string); {
	case recorded == "":
		l.add(e.at, "that %s of %s leads to %s is backed by nothing: %s", e.field.Name, e.by.id, e.other(),
			remedy(e.by.id, e.field, e.other()))
	case cmp.Or(stands, "STATED") != recorded:
		l.add(e.at, "%s of %s leads to %s as %s, but standings say %s, and no claim tells otherwise: write {to: %s, standing: %s}",
			e.field.Name, e.by.id, e.other(), cmp.Or(stands, "STATED"), recorded, e.other(), recorded)
	}
}

// A side is a relation as one of its ends shows it.
type side struct {
	near, far *entry
	field     *ontology.Field
}

func (l *loader) shownBy(e *edge) []side {
	var out []side
	for _, d := range []ontology.Direction{ontology.Out, ontology.In} {
		near, far := l.byID[e.far(d.Reverse())], l.byID[e.far(d)]
		for _, f := range e.relation.Fields(near.kind, d) {
			if l.c.KindsOf(f.Type.Name).Has(far.kind.Index) {
				out = append(out, side{near, far, f})
			}
		}
	}
	return out
}

// affirmed collects what claims say that is so.
func (l *loader) affirmed() map[told]bool {
	out := map[told]bool{}
	for _, e := range l.entries {
		if e.kind.Name != "Claim" || e.properties["negated"] == true {
			continue
		}
		field, _ := e.properties["field"].(string)
		object := ""
		if end := l.one(e, "object"); end != nil {
			object = end.id
		}
		out[told{l.one(e, "subject").id, field, object}] = true
	}
	return out
}
