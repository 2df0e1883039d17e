package cost

import (
	"context"
	"errors"

	"graph287g/ontology"
	"graph287g/store"
)

// errMoved tells that the graph changed while it was measured.
var errMoved = errors.New("the graph changes too often to be measured")

// attempts is how often a graph is measured anew that changes meanwhile.
const attempts = 3

// Measure finds how wide the newest version is, from what the store exports: equal records are equally wide, whatever
// store they come from.
func Measure(ctx context.Context, c *ontology.Catalogue, s store.Store) (*Statistics, error) {
	for range attempts {
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
	return nil, errMoved
}

func (g *topology) measure(v store.Version) *Statistics {
	nodes := make([][]int32, len(g.c.Kinds))
	for i, k := range g.kinds {
		nodes[k] = append(nodes[k], int32(i))
	}
	z := &Statistics{Version: v, c: g.c, fanOut: map[expansion]histogram{}, firstDay: g.firstDay}
	for _, k := range g.c.Kinds {
		for _, e := range g.expansions(k) {
			if _, known := z.fanOut[e]; !known {
				z.fanOut[e] = newHistogram(g.widths(e, k, nodes[k.Index]))
			}
		}
		for _, f := range itemFields(g.c, k) {
			e := expansion{kind: k.Index, items: f.Name}
			z.fanOut[e] = newHistogram(g.items[e])
		}
	}
	return z
}

// widths counts the nodes of a kind by how many rows they have under an expansion.
func (g *topology) widths(e expansion, k *ontology.Kind, nodes []int32) map[int64]int64 {
	out := map[int64]int64{}
	for _, n := range nodes {
		switch {
		case e.neighbors:
			out[g.degree(n)]++
		case e.path != "":
			out[g.traverse(k.Field(e.path).Trie(k), n)]++
		default:
			out[g.expand(e, n)]++
		}
	}
	return out
}

// expansions are the ways on from a kind: those that its fields show, and all of its relations, whether fields show them or not,
// for these tell how many parents a node can have.
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
			if e := along(ontology.Hop{Relation: r, Direction: dir}, k); e.to != 0 {
				out = append(out, e)
			}
		}
	}
	return out
}

// itemFields are the stored lists of values of a kind.
func itemFields(c *ontology.Catalogue, k *ontology.Kind) []*ontology.Field {
	var out []*ontology.Field
	for _, f := range k.Fields {
		if f.Role == ontology.Stored && f.Type.List && c.Object(f.Type.Name) != nil {
			out = append(out, f)
		}
	}
	return out
}
