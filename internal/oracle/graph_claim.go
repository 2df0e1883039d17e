package oracle

import (
	"strconv"

	"graph287g/ontology"
	"graph287g/store"
)

// measures are fields of claims that are no field of their subject, among them those that @claims fields ask for.
var measures = []string{"finding", "holding", "reason", "provision", "power", "training", "agreementCount", ""}

// makeClaims makes claims say something: of a relation that is there, of a field of their subject, or something else.
func (m *maker) makeClaims() {
	related := m.edges
	var crowd []*store.Edge // many claims may well be about the same
	for range min(len(related), pick(m.r, []int{0, 1, 1, 2})) {
		crowd = append(crowd, pick(m.r, related))
	}
	for _, claim := range m.byKind["Claim"] {
		m.ofSentence(claim)
		switch n := m.r.IntN(10); {
		case n < 7 && len(crowd) > 0:
			m.ofRelation(claim, pick(m.r, crowd))
		case n < 5 && len(related) > 0:
			m.ofRelation(claim, pick(m.r, related))
		case n < 8:
			m.ofField(claim)
		case chance(m.r, 70):
			claim.Properties["field"] = pick(m.r, measures)
		}
		if chance(m.r, 10) { // a claim may well be wrong about what it backs
			m.about(claim, "OBJECT", pick(m.r, m.nodes))
		}
	}
}

// ofSentence puts a claim into a sentence, which others may share, and gives our reading its reason.
func (m *maker) ofSentence(claim *store.Node) {
	if chance(m.r, 60) {
		claim.Properties["statement"] = "a/¶" + strconv.Itoa(1+m.r.IntN(2)) + "." + strconv.Itoa(1+m.r.IntN(3))
	}
	delete(claim.Properties, "reason")
	if claim.Properties["standing"] == "INFERRED" {
		claim.Properties["reason"] = "Because" + text(m.r)
	}
}

// ofRelation makes a claim back a relation, told from one of its ends.
func (m *maker) ofRelation(claim *store.Node, e *store.Edge) {
	r, near, far, dir := m.c.Relation(e.Relation), m.node(e.From), m.node(e.To), ontology.Out
	if chance(m.r, 50) {
		near, far, dir = far, near, ontology.In
	}
	for _, f := range r.Fields(m.c.Kind(near.Kind), dir) {
		if m.c.KindsOf(f.Type.Name).Has(m.c.Kind(far.Kind).Index) || chance(m.r, 10) {
			claim.Properties["field"] = f.Name
			m.about(claim, "ABOUT", near)
			m.about(claim, "OBJECT", far)
			return
		}
	}
}

func (m *maker) ofField(claim *store.Node) {
	subject := m.popular(m.byKind[pick(m.r, m.c.KindsOf("Entity").In(m.c)).Name])
	if subject == nil {
		return
	}
	claim.Properties["field"] = pick(m.r, store.EvidenceFields(m.c.Kind(subject.Kind)))
	m.about(claim, "ABOUT", subject)
}

func (m *maker) about(claim *store.Node, relation string, n *store.Node) {
	m.add(m.c.Relation(relation), claim, n)
}

func (m *maker) node(id string) *store.Node {
	for _, n := range m.nodes {
		if n.ID == id {
			return n
		}
	}
	return nil
}
