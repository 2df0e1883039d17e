package cost

import (
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// Statistics tell how one version of the graph fans out: for each way on from the nodes of a kind, how many nodes have how
// many rows under it.
type Statistics struct {
	Version  store.Version
	c        *ontology.Catalogue
	fanOut   map[expansion]histogram
	firstDay string // the first day that dates of temporal kinds can mean; empty where there are none
}

// An expansion is a way on from the nodes of a kind: over a relation, along a path or into a list of values. The fields that
// its operation doesn't have are empty.
type expansion struct {
	kind      int
	neighbors bool
	hop       ontology.Hop     // over a relation
	claimField     string           // likewise: the field that claims must have
	to        ontology.KindSet // likewise: the kinds of the other ends
	path      string           // along a path: its field
	items     string           // into a list of values: its field
}

// expansionOf returns the way on that a step takes from a kind, and whether it is one that is measured.
func expansionOf(s *plan.Step, kind int) (expansion, bool) {
	e := expansion{kind: kind}
	switch spec := s.Spec.(type) {
	case *plan.ExpandSpec:
		e.hop, e.claimField, e.to = spec.Hop, spec.ClaimField, s.Kinds
	case *plan.NeighborsSpec:
		e.neighbors = true
	case *plan.TraverseSpec:
		e.path = spec.Path.Name
	case *plan.ItemsSpec:
		e.items = spec.Field.Name
	default:
		return e, false
	}
	return e, true
}

// count returns how many nodes of some kinds there are.
func (z *Statistics) count(kinds ontology.KindSet) int64 {
	n := int64(0)
	for k, count := range z.Version.Counts {
		if kinds.Has(k) {
			n += int64(count)
		}
	}
	return n
}

// of returns how many rows the nodes of some kinds have under a way on, and whether that was measured.
func (z *Statistics) of(kinds ontology.KindSet, way func(kind int) (expansion, bool)) (histogram, bool) {
	var all []histogram
	for k := range z.c.Kinds {
		if !kinds.Has(k) {
			continue
		}
		e, ok := way(k)
		h, measured := z.fanOut[e]
		if !ok || !measured {
			return nil, false
		}
		all = append(all, h)
	}
	if len(all) == 0 {
		return nil, true
	}
	return merge(all), true
}

// ofStep returns how many rows the nodes of some kinds have under a step, and whether that was measured.
func (z *Statistics) ofStep(s *plan.Step, kinds ontology.KindSet) (histogram, bool) {
	return z.of(kinds, func(kind int) (expansion, bool) { return expansionOf(s, kind) })
}

// ofPath returns how many ends a path has from the nodes of some kinds, and whether that was measured.
func (z *Statistics) ofPath(path string, kinds ontology.KindSet) (histogram, bool) {
	return z.of(kinds, func(kind int) (expansion, bool) { return expansion{kind: kind, path: path}, true })
}

// back returns how many parents a node of some kinds can have at most over a hop.
func (z *Statistics) back(h ontology.Hop, kinds ontology.KindSet) int64 {
	n := int64(0)
	reverse := ontology.Hop{Relation: h.Relation, Direction: h.Direction.Reverse()}
	for _, k := range kinds.In(z.c) {
		n = max(n, z.fanOut[along(reverse, k)].widest())
	}
	return n
}

// along is a hop to all that it leads to.
func along(h ontology.Hop, from *ontology.Kind) expansion {
	return expansion{kind: from.Index, hop: h, to: h.Relation.Ends(from, h.Direction)}
}
