package oracle

import (
	"context"
	"time"

	"graph287g/graph"
	"graph287g/graph/limits"
	"graph287g/ontology"
	"graph287g/store"
)

// A world is a graph to be asked about.
type world struct {
	edits   []store.Edit
	seed    uint64
	percent uint64 // of values that are null
}

// isNull reports whether the value with this name is null.
func (w *world) isNull(place string) bool {
	return w.percent > 0 && (&storeWithNulls{seed: w.seed, percent: w.percent}).isNull(place)
}

// today is the day on which both sides are asked.
var today = time.Date(2020, 3, 1, 0, 0, 0, 0, time.UTC)

// patient are the limits of requests. They leave a store minutes for an answer: on a busy machine Neo4j plans what it sees for
// the first time for long.
var patient = limits.Limits{StoreTimeout: 5 * time.Minute}

// A pair is the engine and the oracle over the same graph.
type pair struct {
	store   store.Store
	engine  *graph.Engine
	oracle  *process
	pool    *pool
	lines   [][]byte
	nulls   []string
	texts   map[string]map[string]string
	version store.Version
}

// open gives a graph to both sides.
func (c *comparison) open(w *world) (*pair, error) {
	ctx := context.Background()
	s := c.o.NewStore()
	p := &pair{store: s, oracle: c.oracle}
	version, err := s.Apply(ctx, store.Change{Edits: w.edits})
	if err != nil {
		p.close()
		return nil, err
	}
	records, err := p.export(ctx)
	if err != nil {
		p.close()
		return nil, err
	}
	if w.percent > 0 {
		h := &storeWithNulls{Store: s, seed: w.seed, percent: w.percent}
		p.store, p.nulls = h, h.nullNames(records)
	}
	p.texts = textsOf(records, version, w.isNull)
	p.pool = poolOf(records)
	if p.engine, err = graph.New(graph.Config{Catalogue: ontology.Must(), Store: p.store, Limits: patient}); err != nil {
		p.close()
		return nil, err
	}
	p.engine.Now = func() time.Time { return today }
	if err := p.engine.Measure(ctx); err != nil {
		p.close()
		return nil, err
	}
	p.version = version
	return p, p.inform()
}

func (p *pair) close() { _ = p.store.Close(context.Background()) }

// export reads the graph back as the store holds it.
func (p *pair) export(ctx context.Context) ([]store.Record, error) {
	var records []store.Record
	for r, err := range p.store.Export(ctx) {
		if err != nil {
			return nil, err
		}
		records = append(records, r)
		p.lines = append(p.lines, store.AppendRecord(nil, r))
	}
	return records, nil
}
