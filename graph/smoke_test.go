package graph

import (
	"context"
	"log/slog"
	"testing"

	"graph287g/store"
	"graph287g/store/embedded"
)

func TestSmoke(t *testing.T) {
	s := embedded.Memory()
	ent := func(id, kind, name string, more map[string]any) store.Edit {
		p := map[string]any{"name": name, "description": "d", "named": true}
		for k, v := range more {
			p[k] = v
		}
		return store.PutNode(store.Node{Kind: kind, ID: id, Properties: p})
	}
	edge := func(r, from, to string, p map[string]any) store.Edit {
		return store.PutEdge(store.Edge{Relation: r, ID: from + " " + to, From: from, To: to, Properties: p})
	}
	_, err := s.Apply(t.Context(), store.Change{Edits: []store.Edit{
		ent("state/NC", "State", "North Carolina", map[string]any{"code": "NC", "fips": "37"}),
		ent("county/37119", "County", "Mecklenburg County", map[string]any{"fips": "37119", "kind": "COUNTY"}),
		ent("agency/nc-m", "Agency", "Sheriff", map[string]any{"slug": "nc-m", "kind": "SHERIFF", "level": "COUNTY"}),
		ent("agreement/nc-m/1", "Agreement", "MOA", map[string]any{"status": "ENDED", "endedOn": map[string]any{"date": "2018-10-01", "earliest": "2018-10-01", "latest": "2018-12-31", "precision": "RANGE", "edtf": "2018-10-01/2018-12-31", "printed": "late 2018", "inferred": false}}),
		ent("source/a", "Source", "A", map[string]any{"kind": "BLOG", "consulted": true}),
		store.PutNode(store.Node{Kind: "Claim", ID: "claim/a/1", Properties: map[string]any{"name": "c", "kind": "FACT", "field": "endedOn", "text": "It ended.", "negated": false, "standing": "STATED", "locator": "¶5"}}),
		edge("ABOUT", "claim/a/1", "agreement/nc-m/1", nil), edge("MADE_IN", "claim/a/1", "source/a", nil),
		edge("IN_STATE", "county/37119", "state/NC", nil), edge("OF_STATE", "agency/nc-m", "state/NC", nil),
		edge("SERVES", "agency/nc-m", "county/37119", map[string]any{"level": "COUNTY"}),
		edge("SIGNED", "agency/nc-m", "agreement/nc-m/1", nil),
	}})
	if err != nil {
		t.Fatal(err)
	}
	e, err := New(s, slog.Default())
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{
		`{ counties { totalCount nodes { id name fips state { code } agreements { edges { cursor link { bases reach via { hops steps { relation forward from { id } to { id __typename } evidence { id } } } } node { id agency { name } status endedOn { edtf printed } evidence(fields: ["endedOn", "status", "agency"]) { field shown standing reason claims { text locator } source { id } } } } pageInfo { hasNextPage endCursor } } relatedSources { nodes { id } edges { link { bases } } } } } }`,
		`{ node(id: "county/1") { id } a: node(id: "county/37119") { ... on County { fips } ... on Agency { slug } __typename } agency(id: "county/37119") { id } nodes(ids: ["state/NC", "x"]) { id } meta { version nodes { kind count } limits { maxFirst } } __typename }`,
		`{ counties(first: -1) { totalCount } }`,
		`{ county(fips: "37119", id: "x") { id } }`,
		`{ agencies(filter: {kind: {eq: sheriff}}) { totalCount } }`,
		`query($k: AgencyKind!) { agencies(filter: {kind: {eq: $k}}) { totalCount } }`,
		`{ agencies(filter: {kind: {eq: SHERIFF}, slug: {in: ["nc-m"]}}, orderBy: [{state: {code: DESC}}, {name: ASC}]) { totalCount nodes { id } } }`,
		`{ counties { nodes { fop } } }`, `{ a { `, `{ __schema { queryType { name } } }`,
	} {
		r := e.Execute(context.Background(), Request{Query: q, Variables: []byte(`{"k": "sheriff", "x": 1}`)})
		t.Log(string(r.Body))
		r = e.Execute(context.Background(), Request{Query: q})
		t.Log(string(r.Body))
	}
}
