package cost

import (
	"context"
	"errors"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// errMoved tells that the graph changed while it was measured.
var errMoved = errors.New("the graph changes too often to be measured")

// attempts is how often a graph is measured anew that changes meanwhile.
const attempts = 3

// Measure finds how wide the newest version is, from what the store exports: equal records are equally wide, whatever
// store they come from.
func Measure(ctx context.Context, s store.Store) (*Sizes, error) {
	for range attempts {
		before, err := s.Version(ctx)
		if err != nil {
			return nil, err
		}
		g, err := read(s.Export(ctx))
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

func (g *shape) measure(v store.Version) *Sizes {
	nodes := make([][]int32, len(g.c.Kinds))
	for i, k := range g.kinds {
		nodes[k] = append(nodes[k], int32(i))
	}
	z := &Sizes{Version: v, widths: map[lead]profile{}, first: g.first}
	for _, k := range g.c.Kinds {
		for _, s := range append(fieldSteps(k), hopSteps(k)...) {
			l := leadOf(&s, k.Index)
			if _, known := z.widths[l]; !known {
				z.widths[l] = newProfile(g.widths(&s, k, nodes[k.Index]))
			}
		}
		for _, s := range itemSteps(k) {
			l := leadOf(&s, k.Index)
			z.widths[l] = newProfile(g.items[l])
		}
	}
	return z
}

// widths counts the nodes of a kind by how many rows they have under a step.
func (g *shape) widths(s *plan.Step, k *ontology.Kind, nodes []int32) map[int64]int64 {
	out := map[int64]int64{}
	for _, n := range nodes {
		switch s.Op {
		case plan.Neighbors:
			out[g.degree(n)]++
		case plan.Walk:
			out[g.walk(s.Path.Trie(k), n)]++
		default:
			out[g.follow(s, n)]++
		}
	}
	return out
}

// fieldSteps are the ways on that fields of the kind show.
func fieldSteps(k *ontology.Kind) []plan.Step {
	c := ontology.Must()
	out := []plan.Step{{Op: plan.Neighbors}}
	for _, f := range k.Fields {
		switch f.Role {
		case ontology.Traverse:
			out = append(out, plan.Step{Op: plan.Walk, Path: f})
		case ontology.Related, ontology.Claims:
			s := hopStep(ontology.Hop{Relation: f.Relation, Direction: f.Direction}, c.KindsOf(f.Type.Name))
			s.Claim = f.ClaimField
			out = append(out, s)
		}
	}
	return out
}

// itemSteps are the stored lists of values of the kind.
func itemSteps(k *ontology.Kind) []plan.Step {
	var out []plan.Step
	for _, f := range k.Fields {
		if f.Role == ontology.Stored && f.Type.List && ontology.Must().Object(f.Type.Name) != nil {
			out = append(out, plan.Step{Op: plan.Items, Item: f})
		}
	}
	return out
}

// hopSteps are all relations of the kind, whether fields show them or not: they tell how many parents a node can have.
func hopSteps(k *ontology.Kind) []plan.Step {
	var out []plan.Step
	for _, r := range ontology.Must().Relations {
		for _, dir := range []ontology.Direction{ontology.Out, ontology.In} {
			if ends := r.Ends(k, dir); ends != 0 {
				out = append(out, hopStep(ontology.Hop{Relation: r, Direction: dir}, ends))
			}
		}
	}
	return out
}

func hopStep(h ontology.Hop, to ontology.KindSet) plan.Step {
	return plan.Step{Op: plan.Follow, Hop: h, Kinds: to}
}
