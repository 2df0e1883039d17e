package seed

import (
	"cmp"

	"graph287g/ontology"
)

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
