package embedded

import (
	"sync"

	"graph287g/ontology"
)

// An endIndex holds the ends of a field for all nodes of a kind, in compressed sparse row form. Filters, orders and groups ask for
// them node by node, for each condition and in each list anew: a request may have a hundred lists of thousands of nodes, and to go
// over the relations each time would take seconds. It is made when it is first asked for, because most snapshots of a series of
// changes are never read.
type endIndex struct {
	field *ontology.Field
	once  sync.Once
	from  []int32 // by node of the kind
	list  []int32
}

// prepareEnds makes a place for the index of each field that leads to nodes.
func (s *snapshot) prepareEnds() {
	s.ends = make([]map[string]*endIndex, len(s.c.Kinds))
	for i, k := range s.c.Kinds {
		s.ends[i] = map[string]*endIndex{}
		for _, f := range k.Fields {
			if f.Leads() {
				s.ends[i][f.Name] = &endIndex{field: f}
			}
		}
	}
}

// of returns the ends of a node. The caller must not change them.
func (x *endIndex) of(s *snapshot, node int32) []int32 {
	span := s.ranges[s.kinds[node]]
	x.once.Do(func() {
		x.from = make([]int32, 1, span.hi-span.lo+1)
		for n := span.lo; n < span.hi; n++ {
			x.list = append(x.list, s.findEnds(n, x.field)...)
			x.from = append(x.from, int32(len(x.list)))
		}
	})
	from, to := x.from[node-span.lo], x.from[node-span.lo+1]
	return x.list[from:to:to]
}
