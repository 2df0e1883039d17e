package cost

import (
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/measure"
)

// reasonWidth bounds the width of the reasons that the executor gives by itself, in a sentence each.
const reasonWidth = 110

// maxNames is how many related nodes an evidence names at most.
const maxNames = 20

// evidenceOutputs bounds the bytes of an output of the evidence of some nodes, field by field: each field has one row for each node
// that has the field.
func (b *byteCount) evidenceOutputs(s *plan.Step, output string, rows int64) int64 {
	if output == plan.EvidenceStanding {
		return AtMost(rows * b.EnumWidth("Standing"))
	}
	wanted := plan.ArgsOf[plan.EvidenceArgs](b.args, s.Index).Fields
	parent := b.parent(s)
	kinds := parent.Kinds & s.On
	if wanted == nil {
		wanted = evidenceNames(b.stats.c, kinds)
	}
	total := int64(0)
	for _, name := range wanted {
		having := b.evidenceKinds(kinds, name, plan.ArgsOf[plan.EvidenceArgs](b.args, s.Index).Fields)
		nodes := min(b.rows[parent.Index], AtMost(b.stats.count(having)*b.multiplicity[parent.Index]))
		switch output {
		case plan.EvidenceField:
			total = AtMost(total + nodes*jsonWidth(name))
		case plan.EvidenceShown:
			total = AtMost(total + b.shown(having, name, nodes, b.multiplicity[parent.Index]))
		default:
			total = AtMost(total + b.reasons(having, name, nodes, b.multiplicity[parent.Index]))
		}
	}
	return total
}

func evidenceNames(c *ontology.Catalogue, kinds ontology.KindSet) []string {
	var out []string
	seen := map[string]bool{}
	for _, k := range kinds.In(c) {
		for _, name := range store.EvidenceFields(k) {
			if !seen[name] {
				seen[name], out = true, append(out, name)
			}
		}
	}
	return out
}

// evidenceKinds returns which of some kinds have a field with evidence.
func (b *byteCount) evidenceKinds(kinds ontology.KindSet, name string, named []string) ontology.KindSet {
	out := ontology.KindSet(0)
	for _, k := range kinds.In(b.stats.c) {
		if hasEvidence(k.Field(name), named) {
			out |= ontology.SetOf(k)
		}
	}
	return out
}

// shown bounds the bytes of the shown values of a field, of so many nodes. A text may be longer than the value by its quotes; a relation
// is shown by the names at its other end.
func (b *byteCount) shown(kinds ontology.KindSet, name string, nodes, multiplicity int64) int64 {
	total := AtMost(nodes * int64(len(`""`)))
	for _, k := range kinds.In(b.stats.c) {
		f := k.Field(name)
		switch {
		case f.Gathered():
			total = AtMost(total + b.shownGathered(f, k, nodes, multiplicity))
		case f.Role == ontology.Related:
			hop := ontology.Hop{Relation: f.Relation, Direction: f.Direction}
			names := b.stats.fanOut[measure.Over(hop, k)].boundRows(nodes, multiplicity, maxNames)
			to := b.columnsOf(b.stats.c.KindsOf(f.Type.Name), "name", 0)
			total = AtMost(total + nodes*nullWidth + names*(widestOf(to)+int64(len("; "))))
		}
	}
	return AtMost(total + b.shownStored(kinds, name, nodes, multiplicity))
}

func (b *byteCount) shownStored(kinds ontology.KindSet, name string, nodes, multiplicity int64) int64 {
	out := b.columns[:0]
	for _, k := range kinds.In(b.stats.c) {
		f := k.Field(name)
		if f.Role != ontology.Stored {
			continue
		}
		of := b.stats.columns.nodes[k.Index][k.Slot(name):]
		shown := of[0]
		if o := b.stats.c.Object(f.Type.Name); o != nil && !f.Type.List { // which of the parts is shown, the executor knows
			for _, part := range of[:len(o.Fields)] {
				if part.widest() > shown.widest() {
					shown = part
				}
			}
		}
		out = append(out, shown)
	}
	if b.columns = out; len(out) == 0 {
		return 0
	}
	return boundBytes(out, nodes, multiplicity)
}

// reasons bounds the bytes of the reasons of a field's standing, of so many nodes: that of the node's own record, that of a related
// node's after its name, that of a claim on this field or on the same relation from its other side, which may be the best for its subject
// and for its object, or one of the executor's.
func (b *byteCount) reasons(kinds ontology.KindSet, name string, nodes, multiplicity int64) int64 {
	c := b.stats.c
	own, claimed := []widths{}, []widths{b.stats.columns.claimed[name]}
	other, seen := int64(reasonWidth), []string{name}
	for _, k := range kinds.In(c) {
		own = append(own, b.stats.columns.reasons[fieldOf{k.Index, name}])
		f := k.Field(name)
		if f.Role != ontology.Related || f.Gathered() {
			continue
		}
		other = max(other, jsonWidth(store.WhyEmpty(f)))
		for _, to := range c.KindsOf(f.Type.Name).In(c) {
			for _, g := range f.Relation.Fields(to, f.Direction.Reverse()) {
				other = max(other, b.stats.columns.told[fieldOf{to.Index, g.Name}].widestOrNone())
				if !slices.Contains(seen, g.Name) {
					seen, claimed = append(seen, g.Name), append(claimed, b.stats.columns.claimed[g.Name])
				}
			}
		}
	}
	claims := boundBytes(claimed, nodes, AtMost(2*multiplicity))
	return AtMost(boundBytes(own, nodes, multiplicity) + claims + nodes*max(other, b.gatheredReason(kinds, name)))
}

// ReasonWidth bounds the width of the reason of the standing of any of some fields of a kind.
func (e *Estimation) ReasonWidth(kind string, fields ...string) int64 {
	b, widest := &byteCount{Estimation: e}, nullWidth
	for _, name := range fields {
		widest = max(widest, b.reasons(e.stats.c.KindsOf(kind), name, 1, 1))
	}
	return widest
}

// ValueWidth bounds the width of a stored field of a kind, which is no list and no value type.
func (e *Estimation) ValueWidth(kind, field string) int64 {
	b := &byteCount{Estimation: e}
	return max(nullWidth, widestOf(b.columnsOf(e.stats.c.KindsOf(kind), field, 0)))
}

func (w widths) widestOrNone() int64 {
	if len(w) == 0 {
		return 0
	}
	return w[0].bytes
}
