package seed

import (
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

func readEvidence(out map[fieldKey]backing, ids []string, a *store.Answer) {
	rows, sources := &a.Tables[1], &a.Tables[2]
	for i, id := range ids {
		for row := rows.From[i]; row < rows.To[i]; row++ {
			cell := func(column int) string { return store.Text(rows.Cell(int(row), column)) }
			out[fieldKey{id, cell(0)}] = backing{cell(1), cell(2), cell(3), sources.To[row] > sources.From[row]}
		}
	}
}
