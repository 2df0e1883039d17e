package bench

import (
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"graph287g/graph"
	"graph287g/store"
	"graph287g/store/embedded"
)

func BenchmarkWide(b *testing.B) {
	d := Generate()
	s := embedded.Memory()
	for i := 0; i < len(d.Edits); i += store.MaxChanges {
		if _, err := s.Apply(b.Context(), store.Change{Edits: d.Edits[i:min(i+store.MaxChanges, len(d.Edits))]}); err != nil {
			b.Fatal(err)
		}
	}
	e, err := graph.New(s, slog.Default())
	if err != nil {
		b.Fatal(err)
	}
	ids := make([]string, 100)
	for i := range ids {
		ids[i] = fmt.Sprintf("%q", d.Counties[i*7].FIPS)
	}
	vars := `{"fips":[` + strings.Join(ids, ",") + `]}`
	q := `query Wide { counties(first: 100) { nodes { id name agencies { nodes { id name agreements { nodes { id status signedOn { date } } } } } } } }`
	deep := `query Deep($fips: String!) { county(fips: $fips) { id name agencies { edges { link { bases reach } node { id name agreements { nodes { id status lawsuits { edges { basis node { id name sources { nodes { id name } } } } } } } } } } } }`
	for name, r := range map[string]graph.Request{"wide": {Query: q}, "in": {Query: strings.Replace(strings.Replace(q, "counties(", "counties(filter: {fips: {in: $fips}}, ", 1), "Wide", "Wide($fips: [String!]!)", 1), Variables: []byte(vars)}, "deep": {Query: deep, Variables: []byte(`{"fips":"00007"}`)}} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				resp := e.Execute(b.Context(), r)
				n = len(resp.Body)
				if resp.Code != "" || strings.Contains(string(resp.Body[:20]), "errors") {
					b.Fatal(string(resp.Body))
				}
			}
			b.ReportMetric(float64(n), "bytes")
		})
	}
}
