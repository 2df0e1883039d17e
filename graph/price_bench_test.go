package graph

import (
	"os"
	"testing"

	"graph287g/ontology"
	"graph287g/seed"
	"graph287g/store/embedded"
	"graph287g/test/corpus"
)

// BenchmarkPrice measures what measuring the graph takes, and what an operation's price takes beside answering it.
func BenchmarkPrice(b *testing.B) {
	e, _ := engineOver(b, func(c *ontology.Catalogue) (*seed.Graph, error) { return seed.Load(c, seed.Embedded()) })
	b.Run("measure", func(b *testing.B) {
		for b.Loop() {
			if err := e.Measure(b.Context()); err != nil {
				b.Fatal(err)
			}
		}
	})
	for _, name := range []string{"01-showcase", "06-paths"} {
		text, err := os.ReadFile("../web/src/playground/examples/" + name + ".graphql")
		if err != nil {
			b.Fatal(err)
		}
		r := Request{Query: string(text), Variables: corpus.Variables(string(text))}
		x, errs := e.prepare(b.Context(), r)
		if len(errs) > 0 {
			b.Fatal(errs)
		}
		b.Run(name+"/price", func(b *testing.B) {
			for b.Loop() {
				x.pricedBy = nil
				_ = e.price(x)
			}
		})
		b.Run(name+"/complexity", func(b *testing.B) {
			for b.Loop() {
				_ = e.checkComplexity(x)
			}
		})
		b.Run(name+"/answer", func(b *testing.B) {
			for b.Loop() {
				_ = e.Execute(b.Context(), r)
			}
		})
	}
}

// engineOver returns a measured engine over an embedded store that holds a graph.
func engineOver(b *testing.B, load func(*ontology.Catalogue) (*seed.Graph, error)) (*Engine, *embedded.Store) {
	b.Helper()
	c := ontology.Must()
	s := embedded.Memory(c)
	e, err := New(Config{Catalogue: c, Store: s})
	if err != nil {
		b.Fatal(err)
	}
	g, err := load(c)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := seed.Sync(b.Context(), s, g); err != nil {
		b.Fatal(err)
	}
	if err := e.Measure(b.Context()); err != nil {
		b.Fatal(err)
	}
	return e, s
}
