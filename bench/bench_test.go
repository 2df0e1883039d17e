package bench

import (
	"net/http"
	"path/filepath"
	"slices"
	"testing"

	"graph287g/bench/data"
	"graph287g/bench/inmemory"
	"graph287g/bench/peer"
	"graph287g/bench/sqlite"
	"graph287g/bench/workload"
	"graph287g/ontology"
)

// ours returns the handler of this project's API over the embedded store with one copy.
func ours(tb testing.TB) http.Handler {
	tb.Helper()
	s, err := inmemory.Store(tb.Context(), ontology.Must(), 1)
	if err != nil {
		tb.Fatal(err)
	}
	h, err := inmemory.API(tb.Context(), ontology.Must(), s)
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

// TestAnswersAlike: the engines that need nothing but Go answer alike, and what is known.
func TestAnswersAlike(t *testing.T) {
	engines := []struct {
		name    string
		handler http.Handler
	}{{"embedded", ours(t)}, {"gqlgen", peer.New(data.Copy(0))}, {"sqlite", handWritten(t)}}
	for _, query := range workload.Names {
		for _, e := range engines {
			answer, err := workload.Canonical(inmemory.Exchange(e.handler, workload.API.Body(query)).Body.Bytes())
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
		n := testing.AllocsPerRun(50, func() { inmemory.Exchange(h, body) })
		t.Logf("%s: %.0f allocations for %d bytes", query, n, inmemory.Exchange(h, body).Body.Len())
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
		if w := inmemory.Exchange(h, body); w.Code != http.StatusOK {
			b.Fatal(w.Body)
		}
	}
	return float64(b.Elapsed().Nanoseconds()) / float64(b.N)
}
