package cost

import (
	"context"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/measure"
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

// An expansion is what leads from the nodes of a kind to the rows of a child step.
type expansion = measure.Expansion

// New returns the statistics of a version as prices are made by them.
func New(c *ontology.Catalogue, s *store.Statistics) *Statistics {
	out := &Statistics{Version: s.Version, c: c, fanOut: map[expansion]histogram{}, columns: newColumnWidths(c, s), firstDay: measure.FirstDay(s)}
	out.fixed = newFixedWidths(c, out.columns)
	for _, k := range c.Kinds {
		for _, e := range measure.Expansions(c, k) {
			out.fanOut[e] = newHistogram(s.Series(e.Series(c)))
		}
	}
	return out
}

// Measure returns the statistics of a store's newest version.
func Measure(ctx context.Context, c *ontology.Catalogue, s store.Store) (*Statistics, error) {
	z, err := s.Statistics(ctx)
	if err != nil {
		return nil, err
	}
	return New(c, z), nil
}

// expansionOf returns the expansion that a step is for nodes of a kind; ok is false for operations that are not measured.
func expansionOf(s *plan.Step, kind int) (_ expansion, ok bool) {
	e := expansion{Kind: kind}
	switch spec := s.Spec.(type) {
	case *plan.ExpandSpec:
		e.Hop, e.ClaimField, e.To = spec.Hop, spec.ClaimField, s.Kinds
	case *plan.NeighborsSpec:
		e.Neighbors = true
	case *plan.TraverseSpec:
		e.Path = spec.Path.Name
	case *plan.ItemsSpec:
		e.Items = spec.Field.Name
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
	return s.histogramOf(kinds, func(kind int) (expansion, bool) { return expansion{Kind: kind, Path: path}, true })
}

// maxParents returns over how many relations a node of some kinds can be reached at most by a hop.
func (s *Statistics) maxParents(h ontology.Hop, kinds ontology.KindSet) int64 {
	n := int64(0)
	reverse := ontology.Hop{Relation: h.Relation, Direction: h.Direction.Reverse()}
	for _, k := range kinds.In(s.c) {
		n = max(n, s.fanOut[measure.Over(reverse, k)].maxRows())
	}
	return n
}
