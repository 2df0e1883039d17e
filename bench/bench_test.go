package bench

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"testing"

	"graph287g/bench/data"
	"graph287g/bench/peer"
	"graph287g/bench/sqlite"
	"graph287g/bench/workload"
	"graph287g/graph"
	"graph287g/httpapi"
	"graph287g/ontology"
	"graph287g/store/embedded"
)

// ours returns the handler of this project's API over the embedded store with one copy.
func ours(tb testing.TB) http.Handler {
	tb.Helper()
	s := embedded.Memory(ontology.Must())
	for _, change := range data.Copy(0).Changes(ontology.Must()) {
		if _, err := s.Apply(tb.Context(), change); err != nil {
			tb.Fatal(err)
		}
	}
	e, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: s})
	if err != nil {
		tb.Fatal(err)
	}
	if err := e.Measure(tb.Context()); err != nil {
		tb.Fatal(err)
	}
	h, err := httpapi.New(httpapi.Config{Engine: e})
	if err != nil {
		tb.Fatal(err)
	}
	return h
}

// handWritten returns the handler over SQLite.
func handWritten(tb testing.TB) http.Handler {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "bench.db")
	if err := sqlite.Load(tb.Context(), path, slices.Values([]*data.Graph{data.Copy(0)})); err != nil {
		tb.Fatal(err)
	}
	s, err := sqlite.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = s.Close() })
	return s
}

// exchange sends a query to a handler through a recorder.
func exchange(h http.Handler, body []byte) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// TestAnswersAlike: the engines that need nothing but Go answer alike, and what is known.
func TestAnswersAlike(t *testing.T) {
	engines := []struct {
		name    string
		handler http.Handler
	}{{"embedded", ours(t)}, {"gqlgen", peer.New(data.Copy(0))}, {"sqlite", handWritten(t)}}
	for _, query := range workload.Names {
		for _, e := range engines {
			answer, err := workload.Canonical(exchange(e.handler, workload.API.Body(query)).Body.Bytes())
			if err != nil {
				t.Errorf("%s of %s: %v", query, e.name, err)
				continue
			}
			if err := workload.Check(query, answer, 1); err != nil {
				t.Errorf("%s: %v", e.name, err)
			}
			t.Logf("%s of %s: %d bytes, digest %s", query, e.name, len(answer), workload.Digest(answer))
		}
	}
}

// maxAllocations is how many a request may make, the recorder's and the request's own included.
const maxAllocations = 500

// TestAllocations: they don't grow with the answer.
func TestAllocations(t *testing.T) {
	h := ours(t)
	for _, query := range workload.Names {
		body := workload.API.Body(query)
		n := testing.AllocsPerRun(50, func() { exchange(h, body) })
		t.Logf("%s: %.0f allocations for %d bytes", query, n, exchange(h, body).Body.Len())
		if n >= maxAllocations {
			t.Errorf("%s: %.0f allocations, fewer than %d are promised", query, n, maxAllocations)
		}
	}
}

// BenchmarkServe measures requests at ServeHTTP: for each query ours, gqlgen's, and how many times as many ours serves.
func BenchmarkServe(b *testing.B) {
	ours, theirs := ours(b), peer.New(data.Copy(0))
	for _, query := range workload.Names {
		body := workload.API.Body(query)
		var mine float64
		b.Run(query+"/embedded", func(b *testing.B) { mine = measure(b, ours, body) })
		b.Run(query+"/gqlgen", func(b *testing.B) { b.ReportMetric(measure(b, theirs, body)/mine, "times-embedded") })
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
