package e2e

import (
	"encoding/json"
	"net/http/httptest"
	"strings"
	"testing"

	"graph287g/internal/archive"
	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
)

// TestCitationsAreAlike: what the embedded store answers is cited by Neo4j with the same hash; an answer that the one
// archived is, for the other, one of which nothing differs.
func TestCitationsAreAlike(t *testing.T) {
	files := corpus(t, examples, "../corpus/queries/c*.graphql")
	folder := t.TempDir()
	first := serveWith(t, seeded(t, embedded.Memory(ontology.Must())), folder)
	want := map[string]citation{}
	for _, f := range files {
		want[f.name] = archived(t, first, f)
	}
	eachSeeded(t, func(t *testing.T, s store.Store) {
		srv := serveWith(t, s, folder)
		for _, f := range files {
			if got := cited(t, srv, f); got.SHA256 != want[f.name].SHA256 || got.URL != want[f.name].URL || got.Version != 1 {
				t.Errorf("%s is cited as %+v, want %+v", f.name, got, want[f.name])
			}
			var shown struct{ Today struct{ State string } }
			path := strings.TrimPrefix(want[f.name].URL, "https://graph.example")
			if err := json.Unmarshal(postTo(t, srv, path, nil), &shown); err != nil || shown.Today.State != "SAME" {
				t.Errorf("%s: %v, today %s", f.name, err, shown.Today.State)
			}
		}
	})
}

type citation struct {
	Text, URL, SHA256 string
	Version           int
}

// archived archives the answer to a query of the corpus.
func archived(t *testing.T, srv *httptest.Server, f corpusFile) citation {
	t.Helper()
	var c citation
	if err := json.Unmarshal(postTo(t, srv, "/cite", f.request(t, nil)), &c); err != nil || !archive.IsHash(c.SHA256) {
		t.Fatalf("%s: %v, %+v", f.name, err, c)
	}
	return c
}

// cited asks for the citation of an answer, and holds its hash against the bytes that came with it.
func cited(t *testing.T, srv *httptest.Server, f corpusFile) citation {
	t.Helper()
	var body struct {
		Data       json.RawMessage
		Extensions struct{ Citation citation }
	}
	answer := post(t, srv, f.request(t, map[string]bool{"citation": true}))
	if err := json.Unmarshal(answer, &body); err != nil || archive.Hash(body.Data) != body.Extensions.Citation.SHA256 {
		t.Errorf("%s: %v, the hash isn't that of the data: %s", f.name, err, answer)
	}
	return body.Extensions.Citation
}

func (f corpusFile) request(t *testing.T, extensions any) []byte {
	t.Helper()
	out, err := json.Marshal(map[string]any{"query": f.query, "variables": f.variables, "extensions": extensions})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
