package graph

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"

	"graph287g/graph/cost"
	"graph287g/ontology"
	"graph287g/store"
)

const (
	// measureTime is how long measuring a graph may take.
	measureTime = 2 * time.Minute

	// A failed attempt is followed by another after firstRetry, the next after twice as long each, lastRetry at most.
	firstRetry = time.Second
	lastRetry  = 5 * time.Minute
)

// Measure finds how wide the graph is, by which operations are priced. Until it has ended none is refused for its price;
// the budget then ends only what has shown too much already.
func (e *Engine) Measure(ctx context.Context) error { return e.measurer.measure(ctx) }

// Run measures the graph anew whenever an answer comes from another version, until ctx is done; then it lets what runs end,
// and returns. Without it prices stay those of the version that was measured last.
func (e *Engine) Run(ctx context.Context) { e.measurer.run(ctx) }

// A measurer keeps the statistics of the newest version of a graph. The store keeps what they are made of; they are made of it by one
// goroutine for all requests.
type measurer struct {
	catalogue *ontology.Catalogue
	store     store.Store
	log       *slog.Logger

	statistics atomic.Pointer[cost.Statistics] // nil until the graph has been measured
	changed    chan struct{}                   // has one place: whether an answer came from another version
	turn       chan struct{}                   // has one place: whoever measures is in it
	retry      atomic.Int64                    // a time.Duration: until the next attempt, 0 unless the last one failed
}

func newMeasurer(c *ontology.Catalogue, s store.Store, log *slog.Logger) *measurer {
	return &measurer{catalogue: c, store: s, log: log, changed: make(chan struct{}, 1), turn: make(chan struct{}, 1)}
}

// noteVersion notes from which version an answer came.
func (m *measurer) noteVersion(v store.Version) {
	if m.isMeasured(v) {
		return
	}
	select {
	case m.changed <- struct{}{}:
	default: // somebody has noted it already
	}
}

func (m *measurer) isMeasured(v store.Version) bool {
	z := m.statistics.Load()
	return z != nil && z.Version.Number == v.Number && z.Version.RecordedAt.Equal(v.RecordedAt)
}

func (m *measurer) run(ctx context.Context) {
	for m.wait(ctx) {
		if v, err := m.store.Version(ctx); err == nil && m.isMeasured(v) {
			continue // the answer came from a version before this one
		}
		if err := m.measure(ctx); err != nil && ctx.Err() == nil {
			m.log.WarnContext(ctx, "the graph could not be measured; queries are priced by the last version that was", "error", err, "retry", time.Duration(m.retry.Load()))
		}
	}
}

// wait returns true when the graph is to be measured, false when ctx is done. After a failure answers change nothing, or a
// store that fails would be asked for the whole graph at every answer.
func (m *measurer) wait(ctx context.Context) bool {
	changed, retry := m.changed, (<-chan time.Time)(nil)
	if d := time.Duration(m.retry.Load()); d > 0 {
		changed, retry = nil, time.After(d)
	}
	select {
	case <-changed:
	case <-retry:
	case <-ctx.Done():
	}
	return ctx.Err() == nil
}

// measure waits for its turn and measures.
func (m *measurer) measure(ctx context.Context) error {
	select {
	case m.turn <- struct{}{}:
		defer func() { <-m.turn }()
	case <-ctx.Done():
		return ctx.Err()
	}
	ctx, cancel := context.WithTimeout(ctx, measureTime)
	defer cancel()
	z, err := cost.Measure(ctx, m.catalogue, m.store)
	if err != nil {
		m.retry.Store(min(max(2*m.retry.Load(), int64(firstRetry)), int64(lastRetry)))
		return err
	}
	m.statistics.Store(z)
	m.retry.Store(0)
	return nil
}
