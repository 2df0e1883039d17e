package cost

import (
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// claims bounds the claims behind the evidence of some nodes, whichever fields are asked for: one about a node backs the
// field that it names; one of which the node is the object, the fields that show the same relation from its side.
func (e *Estimation) claims(evidence *plan.Step) int64 {
	nodes := e.plan.Steps[evidence.Parent]
	rows, times := e.rows[nodes.Index], e.times[nodes.Index]
	kinds := nodes.Kinds & evidence.On
	total := int64(0)
	for relation, fields := range map[string]int64{"ABOUT": 1, "OBJECT": e.views(kinds)} {
		var all []histogram
		for _, k := range kinds.In(e.z.c) {
			all = append(all, e.z.fanOut[along(ontology.Hop{Relation: e.z.c.Relation(relation), Direction: ontology.In}, k)])
		}
		total = AtMost(total + fields*merge(all).most(rows, times, Many))
	}
	return total
}

// views is how many fields of a kind show the same side of a relation at most.
func (e *Estimation) views(kinds ontology.KindSet) int64 {
	most := 0
	for _, k := range kinds.In(e.z.c) {
		for _, r := range e.z.c.Relations {
			most = max(most, len(r.Fields(k, ontology.Out)), len(r.Fields(k, ontology.In)))
		}
	}
	return int64(most)
}

// evidences is how many fields of a node evidence tells of.
func (e *Estimation) evidences(s *plan.Step) int64 {
	if fields := plan.ArgsOf[plan.EvidenceArgs](e.args, s.Index).Fields; fields != nil {
		return int64(len(fields))
	}
	most := 0
	for _, k := range s.On.In(e.z.c) {
		most = max(most, len(store.EvidenceFields(k)))
	}
	return int64(most)
}
