package neo4j

import (
	"context"
	"errors"

	"graph287g/store"
	"graph287g/store/measure"
)

// errNotEmpty means that a graph isn't empty any more that was to be loaded.
var errNotEmpty = errors.New("neo4j: the graph isn't empty")

// load makes several changes to an empty graph, each in a transaction of its own: all in one would take more memory than servers give
// one. Nobody can read meanwhile; there is nothing yet to be read. What is interrupted is deleted by whoever opens the database next.
func (s *Store) load(ctx context.Context, changes []store.Change) (version store.Version, err error) {
	var refused error
	err = s.bulk(ctx, bulkLoad, func(b *bulk) (store.Version, error) {
		next := store.Version{Number: 1, RecordedAt: store.Now(), Counts: make([]int, len(s.layout.catalogue.Kinds))}
		measured := measure.NewChange()
		for _, change := range changes {
			err := b.batch(ctx, func(tx runner) error {
				_, err := (&changer{s, tx}).write(ctx, change, &next, measured)
				return err
			})
			if invalid := (*store.InvalidError)(nil); errors.As(err, &invalid) {
				refused = err
				return store.Version{}, b.deleteAll(ctx)
			}
			if err != nil {
				return store.Version{}, err
			}
		}
		delta, _ := s.measurer.NewFragment(measured).Count() // nothing is missing of a graph that is new
		b.statistics = store.NewStatistics(next, nil).Plus(next, delta)
		version = next
		return next, nil
	})
	if refused != nil {
		return store.Version{}, refused
	}
	return version, err
}
