package cost

import (
	"graph287g/ontology"
	"graph287g/plan"
)

// claims bounds the claims behind the evidence of some nodes, whichever fields are asked for: one about a node backs the
// field that it names; one of which the node is the object, the fields that show the same relation from its side.
func (e *estimating) claims(evidence *plan.Step) int64 {
	c := ontology.Must()
	nodes := e.plan.Steps[evidence.Parent]
	rows, times := e.rows[nodes.Index], e.times[nodes.Index]
	kinds := nodes.Kinds & evidence.On
	total := int64(0)
	for relation, fields := range map[string]int64{"ABOUT": 1, "OBJECT": views(kinds)} {
		var all []profile
		for _, k := range kinds.In(c) {
			all = append(all, e.z.widths[along(ontology.Hop{Relation: c.Relation(relation), Direction: ontology.In}, k)])
		}
		total = atMost(total + fields*merge(all).most(rows, times, Many))
	}
	return total
}

// views is how many fields of a kind show the same side of a relation at most.
func views(kinds ontology.KindSet) int64 {
	c, most := ontology.Must(), 0
	for _, k := range kinds.In(c) {
		for _, r := range c.Relations {
			most = max(most, len(r.Fields(k, ontology.Out)), len(r.Fields(k, ontology.In)))
		}
	}
	return int64(most)
}
