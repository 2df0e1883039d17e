package bench

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"

	"graph287g/bench/data"
	"graph287g/bench/peer"
	"graph287g/graph"
	"graph287g/httpapi"
	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
)

// The two shapes: a hundred counties two relations wide, and one county four hops deep.
const (
	wide = `query Wide { counties(first: 100) { nodes { id name agencies { nodes { id name agreements { nodes { id status signedOn { date } } } } } } } }`
	deep = `query Deep { county(fips: "00007") { id name agencies { edges { node { id name agreements { nodes { id status lawsuits { edges { basis node { id name sources { nodes { id name } } } } } } } } } } } }`
)

var shapes = []struct{ name, query string }{{"wide", wide}, {"deep", deep}}

// handlers returns ours and the peer's, over the same data.
func handlers(tb testing.TB) (ours, peers http.Handler) {
	tb.Helper()
	d := data.Generate()
	s := embedded.Memory(ontology.Must())
	for edits := d.Edits; len(edits) > 0; {
		n := min(len(edits), store.MaxChanges)
		if _, err := s.Apply(tb.Context(), store.Change{Edits: edits[:n]}); err != nil {
			tb.Fatal(err)
		}
		edits = edits[n:]
	}
	e, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: s})
	if err != nil {
		tb.Fatal(err)
	}
	if err := e.Measure(tb.Context()); err != nil {
		tb.Fatal(err)
	}
	ours, err = httpapi.New(httpapi.Config{Engine: e})
	if err != nil {
		tb.Fatal(err)
	}
	return ours, peer.New(d)
}

// exchange sends a query to a handler through a recorder.
func exchange(h http.Handler, body []byte) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func bodyOf(query string) []byte {
	body, _ := json.Marshal(map[string]string{"query": query}) // two strings can be marshalled
	return body
}

// TestAnswersAlike: both answer the benchmarks' queries with the same data, so that their times compare.
func TestAnswersAlike(t *testing.T) {
	ours, peers := handlers(t)
	for _, s := range shapes {
		a, b := exchange(ours, bodyOf(s.query)).Body.Bytes(), exchange(peers, bodyOf(s.query)).Body.Bytes()
		if !bytes.Equal(bytes.TrimSpace(a), bytes.TrimSpace(b)) {
			t.Errorf("%s: %d bytes and %d bytes\n%.300s\n%.300s", s.name, len(a), len(b), a, b)
		}
	}
}

// maxAllocations is how many a request of the wide shape may make, the recorder's and the request's own included.
const maxAllocations = 500

// TestAllocations: they don't grow with the answer.
func TestAllocations(t *testing.T) {
	ours, _ := handlers(t)
	body := bodyOf(wide)
	n := testing.AllocsPerRun(50, func() { exchange(ours, body) })
	t.Logf("%.0f allocations for %d bytes", n, exchange(ours, body).Body.Len())
	if n >= maxAllocations {
		t.Errorf("%.0f allocations, fewer than %d are promised", n, maxAllocations)
	}
}

// BenchmarkServe measures requests at ServeHTTP: for each shape ours, the peer's, and how many times as many ours serves.
func BenchmarkServe(b *testing.B) {
	ours, peers := handlers(b)
	for _, s := range shapes {
		body := bodyOf(s.query)
		var mine, theirs float64
		b.Run(s.name+"/ours", func(b *testing.B) { mine = measure(b, ours, body) })
		b.Run(s.name+"/gqlgen", func(b *testing.B) {
			theirs = measure(b, peers, body)
			b.ReportMetric(theirs/mine, "times-ours")
		})
	}
}

// measure returns nanoseconds a request.
func measure(b *testing.B, h http.Handler, body []byte) float64 {
	b.ReportAllocs()
	for b.Loop() {
		if w := exchange(h, body); w.Code != http.StatusOK {
			b.Fatal(w.Body)
		}
	}
	return float64(b.Elapsed().Nanoseconds()) / float64(b.N)
}
