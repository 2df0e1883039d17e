package cost

import (
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/measure"
)

// evidenceClaims bounds the claims that support the evidence of some nodes, whichever fields are asked for. A claim about a node
// supports the field that it names; a claim with the node as its object supports the fields that show the same relation there.
func (e *Estimation) evidenceClaims(evidence *plan.Step) int64 {
	nodes := e.plan.Steps[evidence.Parent]
	rows, multiplicity := e.rows[nodes.Index], e.multiplicity[nodes.Index]
	kinds := nodes.Kinds & evidence.On
	total := int64(0)
	for relation, fields := range map[string]int64{"ABOUT": 1, "OBJECT": e.fieldsPerRelation(kinds)} {
		var all []histogram
		for _, k := range kinds.In(e.stats.c) {
			all = append(all, e.stats.fanOut[measure.Over(ontology.Hop{Relation: e.stats.c.Relation(relation), Direction: ontology.In}, k)])
		}
		total = AtMost(total + fields*merge(all).boundRows(rows, multiplicity, Many))
	}
	return AtMost(total + e.gatheredClaims(evidence))
}

// fieldsPerRelation returns how many fields of one kind show the same side of a relation at most.
func (e *Estimation) fieldsPerRelation(kinds ontology.KindSet) int64 {
	most := 0
	for _, k := range kinds.In(e.stats.c) {
		for _, r := range e.stats.c.Relations {
			most = max(most, len(r.Fields(k, ontology.Out)), len(r.Fields(k, ontology.In)))
		}
	}
	return int64(most)
}

// evidenceFields returns how many fields of one node have evidence at most.
func (e *Estimation) evidenceFields(s *plan.Step) int64 {
	if fields := plan.ArgsOf[plan.EvidenceArgs](e.args, s.Index).Fields; fields != nil {
		return int64(len(fields))
	}
	most := 0
	for _, k := range s.On.In(e.stats.c) {
		most = max(most, len(store.EvidenceFields(k)))
	}
	return int64(most)
}
