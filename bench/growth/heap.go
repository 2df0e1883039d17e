package growth

import (
	"context"
	"runtime"

	"graph287g/bench/data"
	"graph287g/bench/inmemory"
	"graph287g/bench/report"
	"graph287g/ontology"
	"graph287g/store"
)

// heap measures how much memory a node or relation takes, indexes included: at first without the index of words, then with it.
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
	plain := live()
	if err := s.Warm(ctx, store.Warming{}); err != nil { // makes the index of words
		return nil, err
	}
	each := func(all int64) float64 {
		return float64(all-before) / float64(copies*(data.NumNodes+data.NumRelations))
	}
	return []report.Line{
		{What: "heap of a node or relation, " + copiesOf(copies), Value: each(plain), Unit: "bytes", Target: 450, AtMost: true},
		{What: "the same with the index of words, " + copiesOf(copies), Value: each(live()), Unit: "bytes"},
	}, s.Close(ctx)
}

// live returns the bytes that are in use.
func live() int64 {
	runtime.GC()
	runtime.GC() // what finalizers let go of
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
