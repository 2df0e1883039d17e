package cost

import (
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// Sizes tell how wide one version of the graph is.
type Sizes struct {
	Version store.Version
	widths  map[lead]profile
	first   string // the first day that dates of what has timelines can mean; empty where there are none
}

// A lead is a way on from the nodes of a kind: along a relation, a path or into a list of values.
type lead struct {
	kind  int
	op    plan.Op
	hop   ontology.Hop     // of Follow
	claim string           // of Follow
	kinds ontology.KindSet // of Follow: those of the other ends
	field string           // of Walk and Items
}

// leadOf returns the way on that a step takes from a kind.
func leadOf(s *plan.Step, kind int) lead {
	l := lead{kind: kind, op: s.Op}
	switch s.Op {
	case plan.Follow:
		l.hop, l.claim, l.kinds = s.Hop, s.Claim, s.Kinds
	case plan.Walk, plan.CoverageEntries:
		l.op, l.field = plan.Walk, s.Path.Name
	case plan.Items:
		l.field = s.Item.Name
	}
	return l
}

// count returns how many nodes of some kinds there are.
func (z *Sizes) count(kinds ontology.KindSet) int64 {
	n := int64(0)
	for k, count := range z.Version.Counts {
		if kinds.Has(k) {
			n += int64(count)
		}
	}
	return n
}

// profile returns how many rows the nodes of some kinds have under a step, and whether that was measured.
func (z *Sizes) profile(s *plan.Step, kinds ontology.KindSet) (profile, bool) {
	var all []profile
	for k := range ontology.Must().Kinds {
		if !kinds.Has(k) {
			continue
		}
		p, ok := z.widths[leadOf(s, k)]
		if !ok {
			return nil, false
		}
		all = append(all, p)
	}
	if len(all) == 0 {
		return nil, true
	}
	return merge(all), true
}

// back returns how many parents a node of some kinds can have at most over a hop.
func (z *Sizes) back(h ontology.Hop, kinds ontology.KindSet) int64 {
	c, n := ontology.Must(), int64(0)
	reverse := ontology.Hop{Relation: h.Relation, Direction: h.Direction.Reverse()}
	for _, k := range kinds.In(c) {
		n = max(n, z.widths[along(reverse, k)].widest())
	}
	return n
}

// along is a hop to all that it leads to.
func along(h ontology.Hop, from *ontology.Kind) lead {
	return lead{kind: from.Index, op: plan.Follow, hop: h, kinds: h.Relation.Ends(from, h.Direction)}
}
