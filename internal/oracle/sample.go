package oracle

import (
	"math/rand/v2"

	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/ontology"
	"graph287g/store"
)

// A Sampled request is a random one.
type Sampled struct {
	Query     string
	Variables map[string]any
}

// Sample makes random requests of a graph, as the comparisons ask them: they use all of the schema, with values that the graph has.
func Sample(c *ontology.Catalogue, schema *ast.Schema, records []store.Record, seed uint64, n int) []Sampled {
	r := rand.New(rand.NewPCG(seed, 1))
	values := poolOf(records)
	out := make([]Sampled, n)
	for i := range out {
		d := randomQuery(r, c, schema, values, false)
		d.other = "" // one operation is enough
		out[i] = Sampled{d.text(), d.values()}
	}
	return out
}
