package oracle

import "graph287g/store"

// makeDisagreements lets disagreements be over fields of their subjects, and often several over one.
func (m *maker) makeDisagreements() {
	for _, e := range m.edges {
		if e.Relation != "OVER" || chance(m.r, 15) {
			continue
		}
		fields := store.EvidenceFields(m.c.Kind(m.node(e.To).Kind))
		if chance(m.r, 70) {
			fields = fields[:min(3, len(fields))]
		}
		m.node(e.From).Properties["field"] = pick(m.r, fields)
	}
}
