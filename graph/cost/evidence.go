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
		total = AtMost(total + fields*e.leadHere(relation, kinds, rows, multiplicity))
	}
	return AtMost(total + e.gatheredClaims(evidence))
}

// evidenceListings bounds the listings that the evidence of some nodes is from: each may be named for every field.
func (e *Estimation) evidenceListings(evidence *plan.Step) int64 {
	nodes := e.plan.Steps[evidence.Parent]
	total := int64(0)
	for _, relation := range []string{"LISTS", "NAMES_AGENCY"} {
		if e.stats.c.Relation(relation) != nil {
			total = AtMost(total + e.leadHere(relation, nodes.Kinds&evidence.On, e.rows[nodes.Index], e.multiplicity[nodes.Index]))
		}
	}
	return AtMost(total * e.evidenceFields(evidence))
}

// leadHere bounds how many relations of a type lead to nodes of some kinds.
func (e *Estimation) leadHere(relation string, kinds ontology.KindSet, rows, multiplicity int64) int64 {
	var all []histogram
	for _, k := range kinds.In(e.stats.c) {
		all = append(all, e.stats.fanOut[measure.Over(ontology.Hop{Relation: e.stats.c.Relation(relation), Direction: ontology.In}, k)])
	}
	return merge(all).boundRows(rows, multiplicity, Many)
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
