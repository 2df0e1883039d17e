package data

import (
	"graph287g/agreement"
	"graph287g/ontology"
	"graph287g/store"
)

// Changes returns the copy as changes of a store, each as large as stores take them. What a node must have is in its change.
func (g *Graph) Changes(c *ontology.Catalogue) []store.Change {
	r := &records{}
	for _, s := range g.States {
		r.node("State", s.ID, s.Name, s.Description, map[string]any{"code": s.Code, "fips": s.FIPS})
	}
	for _, c := range g.Counties {
		r.node("County", c.ID, c.Name, c.Description, map[string]any{"fips": c.FIPS, "kind": "COUNTY"})
		r.edge("IN_STATE", c.ID, c.State.ID, "", nil)
	}
	for _, a := range g.Agencies {
		r.agency(a)
	}
	for _, m := range g.Agreements {
		r.next(m.Edit(c))
		r.edge("SIGNED", m.Agency.ID, m.ID, "", nil)
	}
	for _, s := range g.Sources {
		r.node("Source", s.ID, s.Name, s.Description, map[string]any{
			"kind": s.Kind, "title": s.Name, "publishedOn": date(s.PublishedOn), "url": s.URL, "consulted": true,
		})
	}
	for _, l := range g.Lawsuits {
		r.node("Lawsuit", l.ID, l.Name, l.Description, map[string]any{"citation": l.Citation, "status": l.Status, "countedOnceAs": l.ID})
		r.reports(l.Sources, l.ID)
	}
	r.surroundings(g)
	return r.changes
}

// Edit returns the change that puts an agreement, with what the program derives of its days.
func (m *Agreement) Edit(c *ontology.Catalogue) store.Edit {
	p := map[string]any{"status": m.Status, "moaState": m.MoaState, "printedModel": m.Model}
	for field, day := range map[string]string{"signedOn": m.SignedOn, "endedOn": m.EndedOn} {
		if day != "" {
			p[field] = date(day)
		}
	}
	for field, s := range map[string]string{"firstListedOn": m.FirstListedOn, "lastListedOn": m.LastListedOn, "ending": m.Ending} {
		if s != "" {
			p[field] = s
		}
	}
	for field, v := range agreement.Derive(c, agreement.Facts{Agreement: p}) {
		p[field] = v
	}
	return node("Agreement", m.ID, m.Name, m.Description, p)
}

type records struct{ changes []store.Change }

// perChange leaves room for the relations of the last node.
const perChange = store.MaxChanges - 100

// next adds the edit of a node, which may begin another change.
func (r *records) next(e store.Edit) {
	if n := len(r.changes); n == 0 || len(r.changes[n-1].Edits) >= perChange {
		r.changes = append(r.changes, store.Change{})
	}
	r.add(e)
}

// add adds an edit to the last change.
func (r *records) add(e store.Edit) {
	c := &r.changes[len(r.changes)-1]
	c.Edits = append(c.Edits, e)
}

func (r *records) agency(a *Agency) {
	r.node("Agency", a.ID, a.Name, a.Description, map[string]any{"slug": a.Slug, "kind": a.Kind, "level": a.Level})
	r.edge("OF_STATE", a.ID, a.State.ID, "", nil)
	for _, c := range a.Serves {
		r.edge("SERVES", a.ID, c.ID, " 0", map[string]any{"level": a.Level})
	}
}

// surroundings adds what is between nodes that are there: lawsuits and agreements, sources and agencies.
func (r *records) surroundings(g *Graph) {
	for _, m := range g.Agreements {
		for _, c := range m.Lawsuits {
			r.edge("CONCERNS", c.Lawsuit.ID, m.ID, " 0", map[string]any{"basis": c.Basis, "confidence": c.Confidence})
		}
	}
	for _, a := range g.Agencies {
		r.reports(a.Sources, a.ID)
	}
}

func (r *records) reports(sources []*Source, on string) {
	for _, s := range sources {
		r.edge("REPORTS_ON", s.ID, on, "", nil)
	}
}

func (r *records) node(kind, id, name, description string, p map[string]any) {
	r.next(node(kind, id, name, description, p))
}

func node(kind, id, name, description string, p map[string]any) store.Edit {
	p["name"], p["description"], p["named"] = name, description, true
	return store.PutNode(store.Node{Kind: kind, ID: id, Properties: p})
}

// edge adds a relation; those of a type that may be parallel have a number in their id.
func (r *records) edge(relation, from, to, number string, p map[string]any) {
	r.add(store.PutEdge(store.Edge{Relation: relation, ID: from + " " + to + number, From: from, To: to, Properties: p}))
}

func date(s string) map[string]any {
	return map[string]any{"date": s, "earliest": s, "latest": s, "precision": "DAY", "edtf": s, "inferred": false}
}
