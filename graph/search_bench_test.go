package graph

import (
	"encoding/json"
	"syscall"
	"testing"
	"time"

	"graph287g/ontology"
	"graph287g/seed"
	"graph287g/store"
)

// BenchmarkSearch measures searches over everything, ICE's lists included: of one word, of several, of beginnings that many words have, and
// of what nothing has as a whole.
func BenchmarkSearch(b *testing.B) {
	e, s := engineOver(b, func(c *ontology.Catalogue) (*seed.Graph, error) {
		lists, err := seed.CompiledLists(seed.Embedded())
		if err != nil {
			return nil, err
		}
		return seed.LoadWithLists(c, seed.Embedded(), lists)
	})
	if err := s.Warm(b.Context(), store.Warming{}); err != nil {
		b.Fatal(err)
	}
	for _, words := range []string{"mecklenburg", "county", "tampa police", "8 USC 1357(g)", "s c f", "arpaio detainers", "mekclenburg sherif"} {
		variables, err := json.Marshal(map[string]string{"q": words})
		if err != nil {
			b.Fatal(err)
		}
		const text = `query ($q: String!) { search(query: $q) { totalCount facets { kind count } suggestions edges { score matchedField excerpt matches node { id name } } } }`
		x, errs := e.prepare(b.Context(), Request{Query: text, Variables: variables})
		if len(errs) > 0 {
			b.Fatal(errs)
		}
		b.Run(words, func(b *testing.B) {
			b.ReportAllocs()
			start := processorTime(b)
			for b.Loop() {
				if _, err := s.Execute(b.Context(), x.compiled.Plan, x.args); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(processorTime(b)-start)/float64(b.N), "cpu-ns/op")
		})
	}
}

// processorTime is the time that the process has computed, which other programs of the machine don't lengthen as they do what passes.
func processorTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
