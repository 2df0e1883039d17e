package cost

import (
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// Statistics describe one version of the graph: for each expansion of a kind, how many nodes have how many rows; for each column, how
// many values have how many bytes.
type Statistics struct {
	Version  store.Version
	c        *ontology.Catalogue
	fanOut   map[expansion]histogram
	columns  *columnWidths
	fixed    fixedWidths
	firstDay string // the first day that a date of a temporal kind can mean; empty where there are no dates
}

// An expansion is what leads from the nodes of a kind to the rows of a child step: a relation, any relation, a path or a stored list
// of values. The fields that belong to another of these are empty.
type expansion struct {
	kind       int
	neighbors  bool
	hop        ontology.Hop     // of a relation
	claimField string           // of a relation: the field that claims must be about
	to         ontology.KindSet // of a relation: the kinds of the other ends
	path       string           // of a path: its field
	items      string           // of a list of values: its field
}

// expansionOf returns the expansion that a step is for nodes of a kind; ok is false for operations that are not measured.
func expansionOf(s *plan.Step, kind int) (_ expansion, ok bool) {
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
func (s *Statistics) count(kinds ontology.KindSet) int64 {
	n := int64(0)
	for k, count := range s.Version.Counts {
		if kinds.Has(k) {
			n += int64(count)
		}
	}
	return n
}

// histogramOf merges the histograms of some kinds, each under its own expansion; measured is false where one of them is unknown.
func (s *Statistics) histogramOf(kinds ontology.KindSet, of func(kind int) (expansion, bool)) (_ histogram, measured bool) {
	var all []histogram
	for k := range s.c.Kinds {
		if !kinds.Has(k) {
			continue
		}
		e, ok := of(k)
		h, measured := s.fanOut[e]
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

// histogramOfStep returns the histogram of the nodes of some kinds under a step.
func (s *Statistics) histogramOfStep(step *plan.Step, kinds ontology.KindSet) (histogram, bool) {
	return s.histogramOf(kinds, func(kind int) (expansion, bool) { return expansionOf(step, kind) })
}

// histogramOfPath returns the histogram of the nodes of some kinds under a path.
func (s *Statistics) histogramOfPath(path string, kinds ontology.KindSet) (histogram, bool) {
	return s.histogramOf(kinds, func(kind int) (expansion, bool) { return expansion{kind: kind, path: path}, true })
}

// maxParents returns over how many relations a node of some kinds can be reached at most by a hop.
func (s *Statistics) maxParents(h ontology.Hop, kinds ontology.KindSet) int64 {
	n := int64(0)
	reverse := ontology.Hop{Relation: h.Relation, Direction: h.Direction.Reverse()}
	for _, k := range kinds.In(s.c) {
		n = max(n, s.fanOut[expansionOver(reverse, k)].maxRows())
	}
	return n
}

// expansionOver returns the expansion over a hop to nodes of every kind that it leads to.
func expansionOver(h ontology.Hop, from *ontology.Kind) expansion {
	return expansion{kind: from.Index, hop: h, to: h.Relation.Ends(from, h.Direction)}
}
