package cost

import (
	"context"
	"errors"

	"graph287g/ontology"
	"graph287g/store"
)

// errChanged is returned where the graph changed during every attempt to measure it.
var errChanged = errors.New("the graph changes too often to be measured")

// maxAttempts is how often a measurement is tried, because the graph may change in the meantime.
const maxAttempts = 3

// Measure takes the statistics of the newest version from what the store exports, so that equal records have equal statistics in
// every store. It fails where the graph changes during each of maxAttempts, and with the errors of the store.
func Measure(ctx context.Context, c *ontology.Catalogue, s store.Store) (*Statistics, error) {
	for range maxAttempts {
		before, err := s.Version(ctx)
		if err != nil {
			return nil, err
		}
		g, err := readTopology(c, s.Export(ctx))
		if err != nil {
			return nil, err
		}
		after, err := s.Version(ctx)
		if err != nil {
			return nil, err
		}
		if before.Number == after.Number {
			return g.measure(before), nil
		}
	}
	return nil, errChanged
}

func (g *topology) measure(v store.Version) *Statistics {
	nodes := make([][]int32, len(g.c.Kinds))
	for i, k := range g.kinds {
		nodes[k] = append(nodes[k], int32(i))
	}
	out := &Statistics{Version: v, c: g.c, fanOut: map[expansion]histogram{}, columns: g.columns.measure(), firstDay: g.firstDay}
	out.fixed = newFixedWidths(g.c, out.columns)
	for _, k := range g.c.Kinds {
		for _, e := range g.expansions(k) {
			if _, known := out.fanOut[e]; !known {
				out.fanOut[e] = newHistogram(g.rowCounts(e, k, nodes[k.Index]))
			}
		}
		for _, f := range itemFields(g.c, k) {
			e := expansion{kind: k.Index, items: f.Name}
			out.fanOut[e] = newHistogram(g.items[e])
		}
	}
	return out
}

// rowCounts returns how many nodes of a kind have how many rows under an expansion.
func (g *topology) rowCounts(e expansion, k *ontology.Kind, nodes []int32) map[int64]int64 {
	out := map[int64]int64{}
	for _, n := range nodes {
		switch {
		case e.neighbors:
			out[g.degree(n)]++
		case e.path != "":
			out[g.countEnds(k.Field(e.path).Trie(k), n)]++
		default:
			out[g.countExpanded(e, n)]++
		}
	}
	return out
}

// expansions returns the expansions of a kind: those of its fields and those over all of its relations. The latter are needed whether
// or not a field shows the relation, because they tell how many parents a node can have.
func (g *topology) expansions(k *ontology.Kind) []expansion {
	out := []expansion{{kind: k.Index, neighbors: true}}
	for _, f := range k.Fields {
		switch f.Role {
		case ontology.Traverse:
			out = append(out, expansion{kind: k.Index, path: f.Name})
		case ontology.Related, ontology.Claims:
			hop := ontology.Hop{Relation: f.Relation, Direction: f.Direction}
			out = append(out, expansion{kind: k.Index, hop: hop, claimField: f.ClaimField, to: g.c.KindsOf(f.Type.Name)})
		}
	}
	for _, r := range g.c.Relations {
		for _, dir := range []ontology.Direction{ontology.Out, ontology.In} {
			if e := expansionOver(ontology.Hop{Relation: r, Direction: dir}, k); e.to != 0 {
				out = append(out, e)
			}
		}
	}
	return out
}

// itemFields returns the fields of a kind that are stored lists of a value type.
func itemFields(c *ontology.Catalogue, k *ontology.Kind) []*ontology.Field {
	var out []*ontology.Field
	for _, f := range k.Fields {
		if f.Role == ontology.Stored && f.Type.List && c.Object(f.Type.Name) != nil {
			out = append(out, f)
		}
	}
	return out
}
