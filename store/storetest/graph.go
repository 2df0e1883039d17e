package storetest

import (
	"maps"
	"strings"
	"testing"

	"graph287g/agreement"
	"graph287g/ontology"
	"graph287g/store"
)

// props are properties as a case gives them.
type props = map[string]any

// A graph collects edits, a line for each node or relation. What the ontology demands and a case doesn't care about is
// filled in: texts with the last part of the id, enums with their first value.
type graph struct{ edits []store.Edit }

// node puts a node; its id tells the kind.
func (g *graph) node(id string, p ...props) {
	k := ontology.Must().KindOfID(id)
	n := store.Node{ID: id, Kind: k.Name, Properties: merged(p)}
	_, last, _ := strings.Cut(id, "/")
	fill(n.Properties, k.Fields, last)
	g.edits = append(g.edits, store.PutNode(n))
}

// nodes puts several nodes of which nothing matters but that they are there.
func (g *graph) nodes(ids ...string) {
	for _, id := range ids {
		g.node(id)
	}
}

// edge puts a relation. The property n becomes the third part of its id.
func (g *graph) edge(relation, from, to string, p ...props) {
	e := store.Edge{Relation: relation, ID: from + " " + to, From: from, To: to, Properties: merged(p)}
	if n, ok := e.Properties["n"].(string); ok {
		e.ID += " " + n
		delete(e.Properties, "n")
	}
	fill(e.Properties, ontology.Must().Relation(relation).Facts, "x")
	g.edits = append(g.edits, store.PutEdge(e))
}

// county puts a county with its state.
func (g *graph) county(id, state string, p ...props) {
	g.node(id, p...)
	g.edge("IN_STATE", id, state)
}

// agreement puts an agreement with its agency.
func (g *graph) agreement(id, agency string, p ...props) {
	g.node(id, p...)
	g.edge("SIGNED", agency, id)
}

// claim puts a claim with its subject and source, and its object if that is not empty.
func (g *graph) claim(id, field, about, object, source string, p ...props) {
	g.node(id, append(p, props{"field": field})...)
	g.edge("ABOUT", id, about)
	g.edge("MADE_IN", id, source)
	if object != "" {
		g.edge("OBJECT", id, object)
	}
}

// citation puts a citation of an authority in a source.
func (g *graph) citation(id, in, cites string, p ...props) {
	g.node(id, p...)
	g.edge("HAS_CITATION", in, id)
	g.edge("CITES", id, cites)
}

// disagreement puts a disagreement over a field of a node.
func (g *graph) disagreement(id, field, over string, p ...props) {
	g.node(id, append(p, props{"field": field})...)
	g.edge("OVER", id, over)
}

// remove deletes a node, or a relation by its type and id.
func (g *graph) remove(name ...string) {
	if len(name) == 1 {
		g.edits = append(g.edits, store.DeleteNode(name[0]))
		return
	}
	g.edits = append(g.edits, store.DeleteEdge(name[0], name[1]))
}

// derive fills in what follows from the claims about agreements, as loading records does.
func (g *graph) derive() {
	var nodes []*store.Node
	var edges []*store.Edge
	for _, e := range g.edits {
		if e.Node != nil {
			nodes = append(nodes, e.Node)
		}
		if e.Edge != nil {
			edges = append(edges, e.Edge)
		}
	}
	agreement.DeriveRecords(ontology.Must(), nodes, edges)
}

// load makes everything collected so far one change, and begins anew.
func (g *graph) load(t *testing.T, s store.Store) store.Version {
	t.Helper()
	v, err := s.Apply(t.Context(), store.Change{Edits: g.edits})
	if err != nil {
		t.Fatalf("apply: %v", err)
	}
	g.edits = nil
	return v
}

// put makes edits one change.
func put(t *testing.T, s store.Store, edits []store.Edit) {
	t.Helper()
	g := graph{edits}
	g.load(t, s)
}

func merged(p []props) props {
	out := props{}
	for _, more := range p {
		maps.Copy(out, more)
	}
	return out
}

// fill gives every field that must have a value one.
func fill(p props, fields []*ontology.Field, text string) {
	for _, f := range fields {
		_, given := p[f.Name]
		if given || f.Role != ontology.Stored || f.Type.List || !f.Type.NonNull || f.Name == "id" {
			continue
		}
		p[f.Name] = defaultOf(f, text)
	}
}

func defaultOf(f *ontology.Field, text string) any {
	switch f.Type.Name {
	case "Int":
		return 1
	case "Boolean":
		return false
	}
	if e := ontology.Must().Enum(f.Type.Name); e != nil {
		return e.Values[0].Name
	}
	return text
}

// day is a date known to the day.
func day(d string) props {
	return props{"date": d, "earliest": d, "latest": d, "precision": "DAY", "edtf": d, "inferred": false}
}

// about is a date that is known less exactly.
func about(precision, date, edtf string) props {
	return props{"date": date, "earliest": date, "precision": precision, "edtf": edtf, "inferred": false}
}
