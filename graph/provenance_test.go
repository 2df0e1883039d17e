package graph_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/graph"
	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
)

func TestAnAnswerTellsWhatItAnswers(t *testing.T) {
	s := embedded.Memory(ontology.Must())
	change := store.Change{Edits: []store.Edit{store.PutNode(store.Node{Kind: "State", ID: "state/NC", Properties: map[string]any{"name": "North Carolina", "code": "NC", "fips": "37", "named": true, "description": "A state."}})}}
	version, err := s.Apply(t.Context(), change)
	if err != nil {
		t.Fatal(err)
	}
	e := engine(t, s, &bytes.Buffer{})
	for _, c := range []struct {
		name, query string
		want        graph.Provenance
	}{
		{"a name and its fields", `query Two { b: states { totalCount } a: state(code: "NC") { name } c: states { totalCount } }`,
			graph.Provenance{Operation: "Two", Fields: []string{"states", "state"}, Data: []byte(`{"b":{"totalCount":1},"a":{"name":"North Carolina"},"c":{"totalCount":1}}`)}},
		{"no name", `{ ...F } fragment F on Query { __typename meta { license } }`,
			graph.Provenance{Fields: []string{"meta"}, Data: []byte(`{"__typename":"Query","meta":{"license":"CC-BY-4.0"}}`)}},
		{"what is left out", `{ states @skip(if: true) { totalCount } meta { license } }`,
			graph.Provenance{Fields: []string{"meta"}, Data: []byte(`{"meta":{"license":"CC-BY-4.0"}}`)}},
		{"the schema", `{ __type(name: "Int") { name } }`, graph.Provenance{Schema: true, Data: []byte(`{"__type":{"name":"Int"}}`)}},
		{"errors", `{ a: state(code: "XX") { name } b: state(code: "NC") { name } }`,
			graph.Provenance{Fields: []string{"state"}, Errors: 1, Data: []byte(`{"a":null,"b":{"name":"North Carolina"}}`)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.want.Version = version
			r := e.Execute(t.Context(), graph.Request{Query: c.query, Describe: true})
			if diff := cmp.Diff(&c.want, r.Provenance); diff != "" {
				t.Errorf("(-want +got):\n%s\n%s", diff, r.Body)
			}
			if plain := e.Execute(t.Context(), graph.Request{Query: c.query}); plain.Provenance != nil || !bytes.Equal(plain.Body, r.Body) {
				t.Errorf("who doesn't ask gets %v, %s", plain.Provenance, plain.Body)
			}
		})
	}
	if r := e.Execute(t.Context(), graph.Request{Query: `{ nothing }`, Describe: true}); r.Provenance != nil {
		t.Errorf("what was refused answers nothing: %v", r.Provenance)
	}
}

func TestExtensionsAddUp(t *testing.T) {
	e := engine(t, embedded.Memory(ontology.Must()), &bytes.Buffer{})
	r := e.Execute(t.Context(), graph.Request{Query: `{ meta { license } }`, Describe: true, ShowCost: true})
	for _, name := range []string{"b", "a"} {
		if err := r.Extend(name, map[string]string{"url": "https://a/?b&c=<d>"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Extend("c", func() {}); err == nil {
		t.Error("a function is no JSON")
	}
	const want = `{"data":{"meta":{"license":"CC-BY-4.0"}},"extensions":{"cost":{"estimated":null,"actual":0,"limit":50000,"bytes":{"estimated":null,"actual":41,"limit":8388608},"steps":[]},` +
		`"b":{"url":"https://a/?b&c=<d>"},"a":{"url":"https://a/?b&c=<d>"}}}`
	if string(r.Body) != want {
		t.Errorf("got  %s\nwant %s", r.Body, want)
	}
	if !json.Valid(r.Body) || string(r.Provenance.Data) != `{"meta":{"license":"CC-BY-4.0"}}` {
		t.Errorf("the data became %s", r.Provenance.Data)
	}
}
