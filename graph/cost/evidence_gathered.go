package cost

import (
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// expansionOfField returns the expansion that a gathered field of a kind stands for, as it was measured.
func expansionOfField(c *ontology.Catalogue, f *ontology.Field, k *ontology.Kind) expansion {
	if f.Role == ontology.Traverse {
		return expansion{Kind: k.Index, Path: f.Name}
	}
	return expansion{Kind: k.Index, Hop: ontology.Hop{Relation: f.Relation, Direction: f.Direction}, ClaimField: f.ClaimField, To: c.KindsOf(f.Type.Name)}
}

// gatheredClaims bounds the claims of the lists of claims that are asked for by name: for each node as many as are shown.
func (e *Estimation) gatheredClaims(evidence *plan.Step) int64 {
	nodes := e.plan.Steps[evidence.Parent]
	total := int64(0)
	for _, name := range plan.ArgsOf[plan.EvidenceArgs](e.args, evidence.Index).Fields {
		var all []histogram
		for _, k := range (nodes.Kinds & evidence.On).In(e.stats.c) {
			if f := k.Field(name); store.EvidenceOnRequest(f) && f.Type.Name == "Claim" {
				all = append(all, e.stats.fanOut[expansionOfField(e.stats.c, f, k)])
			}
		}
		if len(all) > 0 {
			total = AtMost(total + merge(all).boundRows(e.rows[nodes.Index], e.multiplicity[nodes.Index], plan.MaxEvidence))
		}
	}
	return total
}

// shownGathered bounds the bytes of the names of a gathered field's first entries, of so many nodes of a kind.
func (b *byteCount) shownGathered(f *ontology.Field, k *ontology.Kind, nodes, multiplicity int64) int64 {
	names := b.stats.fanOut[expansionOfField(b.stats.c, f, k)].boundRows(nodes, multiplicity, maxNames)
	widest := widestOf(b.columnsOf(b.stats.c.KindsOf(f.Type.Name), "name", 0))
	return AtMost(nodes*nullWidth + names*(widest+int64(len("; "))))
}

// gatheredReason bounds the width of the reasons of a gathered field on some kinds.
func (b *byteCount) gatheredReason(kinds ontology.KindSet, name string) int64 {
	widest := int64(0)
	for _, k := range kinds.In(b.stats.c) {
		if f := k.Field(name); store.EvidenceOnRequest(f) {
			widest = max(widest, jsonWidth(store.WhyEmpty(f)), jsonWidth(store.HowGathered(f)))
		}
	}
	return widest
}

// hasEvidence reports whether evidence of a field may be asked for, or is given without being asked for by name.
func hasEvidence(f *ontology.Field, named []string) bool {
	return store.EvidenceField(f) || store.EvidenceOnRequest(f) && slices.Contains(named, f.Name)
}
