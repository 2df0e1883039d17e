package bench

import (
	"context"
	"net/http"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"graph287g/bench/data"
	"graph287g/bench/inmemory"
	"graph287g/bench/peer"
	"graph287g/bench/sqlite"
	"graph287g/bench/workload"
	"graph287g/ontology"
)

// oneCopy is the API over the embedded store with one copy, which all tests share.
var oneCopy = sync.OnceValues(func() (http.Handler, error) { return api(1) })

// api returns the handler of this project's API over the embedded store.
func api(copies int) (http.Handler, error) {
	s, err := inmemory.Store(context.Background(), ontology.Must(), copies)
	if err != nil {
		return nil, err
	}
	return inmemory.API(context.Background(), ontology.Must(), s)
}

// ours returns that handler for a test.
func ours(tb testing.TB, copies int) http.Handler {
	tb.Helper()
	if copies == 1 {
		return must(tb, oneCopy)
	}
	return must(tb, func() (http.Handler, error) { return api(copies) })
}

func must(tb testing.TB, build func() (http.Handler, error)) http.Handler {
	tb.Helper()
	h, err := build()
	if err != nil {
		tb.Fatal(err)
	}
	return h
}

// handWritten returns the handler over SQLite.
func handWritten(tb testing.TB, graphs []*data.Graph) http.Handler {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "bench.db")
	if err := sqlite.Load(tb.Context(), path, slices.Values(graphs)); err != nil {
		tb.Fatal(err)
	}
	s, err := sqlite.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = s.Close() })
	return s
}

// TestAnswersAlike: the engines that need nothing but Go answer alike, and what is known, of one copy and of several.
func TestAnswersAlike(t *testing.T) {
	for _, n := range []int{1, 2} {
		graphs := make([]*data.Graph, n)
		for i := range graphs {
			graphs[i] = data.Copy(i)
		}
		engines := []struct {
			name    string
			handler http.Handler
		}{{"embedded", ours(t, n)}, {"gqlgen", peer.New(graphs...)}, {"sqlite", handWritten(t, graphs)}}
		for _, query := range workload.Names {
			digests := map[string]bool{}
			for _, e := range engines {
				answer, err := workload.Canonical(inmemory.Exchange(e.handler, workload.API.Body(query)).Body.Bytes())
				if err == nil {
					err = workload.Check(query, answer, n)
				}
				if err != nil {
					t.Errorf("%s of %s, copies: %d: %v", query, e.name, n, err)
				}
				digests[workload.Digest(answer)] = true
			}
			if len(digests) != 1 {
				t.Errorf("%s, copies: %d: %d different answers", query, n, len(digests))
			}
		}
	}
}

// maxAllocations is how many a request may make, the recorder's and the request's own included: some more than it makes.
var maxAllocations = map[string]float64{workload.Deep: 60, workload.Wide: 85, workload.List: 93}

// TestAllocations: they don't grow with the answer.
func TestAllocations(t *testing.T) {
	h := ours(t, 1)
	for _, query := range workload.Names {
		body := workload.API.Body(query)
		n := testing.AllocsPerRun(50, func() { inmemory.Exchange(h, body) })
		t.Logf("%s: %.0f allocations for %d bytes", query, n, inmemory.Exchange(h, body).Body.Len())
		if n > maxAllocations[query] {
			t.Errorf("%s: %.0f allocations, at most %.0f are promised", query, n, maxAllocations[query])
		}
	}
}

// BenchmarkServe measures requests at ServeHTTP: for each query ours, gqlgen's, and how many times as many ours serves.
func BenchmarkServe(b *testing.B) {
	ours, theirs := ours(b, 1), peer.New(data.Copy(0))
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
