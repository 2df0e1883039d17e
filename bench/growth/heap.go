package growth

import (
	"context"
	"runtime"

	"graph287g/bench/data"
	"graph287g/bench/inmemory"
	"graph287g/bench/report"
	"graph287g/ontology"
)

// heap measures how much memory a node or relation takes, indexes included.
func heap(ctx context.Context, copies int) ([]report.Line, error) {
	catalogue, err := ontology.Load(ontology.Files())
	if err != nil {
		return nil, err
	}
	before := live()
	s, err := inmemory.Store(ctx, catalogue, copies)
	if err != nil {
		return nil, err
	}
	each := float64(live()-before) / float64(copies*(data.NumNodes+data.NumRelations))
	l := report.Line{What: "heap of a node or relation, " + copiesOf(copies), Value: each, Unit: "bytes", Target: 450, AtMost: true}
	return []report.Line{l}, s.Close(ctx)
}

// live returns the bytes that are in use.
func live() int64 {
	runtime.GC()
	runtime.GC() // what finalizers let go of
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
