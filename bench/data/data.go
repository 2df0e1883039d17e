// Package data generates the graph of the benchmarks, in both forms: as records and as what the peer's resolvers serve.
package data

import (
	"fmt"

	"graph287g/store"
)

// Sizes of the generated graph: about 10,000 nodes.
const (
	states    = 50
	perState  = 60 // counties
	agencies  = 2  // of a county, the second of a place in it
	perAgency = 2  // agreements
	lawsuits  = 300
)

// A County, Agency, Agreement, Lawsuit and Source are what the peer's resolvers serve; the same as in the graph.
type (
	// State is a state.
	State struct{ ID, Name, Code string }
	// County is a county with its agencies.
	County struct {
		ID, Name, FIPS string
		State          *State
		Agencies       []*Agency
	}
	// Agency is an agency with its agreements.
	Agency struct {
		ID, Name, Kind string
		Agreements     []*Agreement
	}
	// Agreement is an agreement with the lawsuits that concern it.
	Agreement struct {
		ID, Name, Status, SignedOn string
		Lawsuits                   []*Lawsuit
	}
	// Lawsuit is a lawsuit with the sources that report on it.
	Lawsuit struct {
		ID, Name string
		Sources  []*Source
	}
	// Source is a source.
	Source struct{ ID, Name string }
)

// Data is the graph in both forms.
type Data struct {
	Counties []*County
	Edits    []store.Edit
}

// Generate makes the graph.
func Generate() *Data {
	d := &Data{}
	suits := d.lawsuits()
	for s := range states {
		st := &State{ID: fmt.Sprintf("state/S%02d", s), Name: fmt.Sprintf("State %02d", s), Code: fmt.Sprintf("S%02d", s)}
		d.node("State", st.ID, st.Name, map[string]any{"code": st.Code, "fips": fmt.Sprintf("%02d", s)})
		for c := range perState {
			d.county(st, fmt.Sprintf("%02d%03d", s, c), suits)
		}
	}
	return d
}

func (d *Data) lawsuits() []*Lawsuit {
	out := make([]*Lawsuit, lawsuits)
	for i := range out {
		src := &Source{fmt.Sprintf("source/s%03d", i), fmt.Sprintf("Report %03d", i)}
		out[i] = &Lawsuit{fmt.Sprintf("lawsuit/l%03d", i), fmt.Sprintf("Plaintiff %03d v. Sheriff", i), []*Source{src}}
		d.node("Source", src.ID, src.Name, map[string]any{"kind": "NEWS", "consulted": true})
		d.node("Lawsuit", out[i].ID, out[i].Name, map[string]any{"status": "DECIDED", "countedOnceAs": out[i].ID})
		d.edge("REPORTS_ON", src.ID, out[i].ID, "", nil)
	}
	return out
}

func (d *Data) county(st *State, fips string, suits []*Lawsuit) {
	c := &County{ID: "county/" + fips, Name: "County " + fips, FIPS: fips, State: st}
	d.Counties = append(d.Counties, c)
	d.node("County", c.ID, c.Name, map[string]any{"fips": fips, "kind": "COUNTY"})
	d.edge("IN_STATE", c.ID, st.ID, "", nil)
	if len(d.Counties) > 1000 {
		return // the rest have no agencies, as in the real graph
	}
	for a := range agencies {
		c.Agencies = append(c.Agencies, d.agency(st, c, a, suits))
	}
}

func (d *Data) agency(st *State, c *County, n int, suits []*Lawsuit) *Agency {
	slug := fmt.Sprintf("a-%s-%d", c.FIPS, n)
	a := &Agency{ID: "agency/" + slug, Name: fmt.Sprintf("Agency %d of %s", n, c.Name), Kind: "SHERIFF"}
	d.node("Agency", a.ID, a.Name, map[string]any{"slug": slug, "kind": a.Kind, "level": "COUNTY"})
	d.edge("OF_STATE", a.ID, st.ID, "", nil)
	d.edge("SERVES", a.ID, c.ID, " 0", map[string]any{"level": "COUNTY"})
	for m := range perAgency {
		g := &Agreement{ID: fmt.Sprintf("agreement/%s/%d", slug, m), Name: fmt.Sprintf("Agreement %d", m), Status: "ACTIVE", SignedOn: "2025-02-26"}
		d.node("Agreement", g.ID, g.Name, map[string]any{"status": g.Status, "signedOn": day(g.SignedOn)})
		d.edge("SIGNED", a.ID, g.ID, "", nil)
		suit := suits[(len(d.Counties)*4+n*2+m)%len(suits)]
		d.edge("CONCERNS", suit.ID, g.ID, " 0", map[string]any{"basis": "SAME_AGREEMENT", "confidence": "HIGH"})
		g.Lawsuits = []*Lawsuit{suit}
		a.Agreements = append(a.Agreements, g)
	}
	return a
}

func day(s string) map[string]any {
	return map[string]any{"date": s, "earliest": s, "latest": s, "precision": "DAY", "edtf": s, "inferred": false}
}

func (d *Data) node(kind, id, name string, p map[string]any) {
	p["name"], p["description"], p["named"] = name, kind+" of the benchmark", true
	d.Edits = append(d.Edits, store.PutNode(store.Node{Kind: kind, ID: id, Properties: p}))
}

func (d *Data) edge(relation, from, to, n string, p map[string]any) {
	d.Edits = append(d.Edits, store.PutEdge(store.Edge{Relation: relation, ID: from + " " + to + n, From: from, To: to, Properties: p}))
}
