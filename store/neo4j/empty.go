package neo4j

import (
	"context"

	"graph287g/store"
)

// Empty deletes everything but constraints and indexes. Meanwhile the graph is unavailable; then it has version 0.
func (s *Store) Empty(ctx context.Context) error { return s.call(ctx, openTime, s.empty) }

func (s *Store) empty(ctx context.Context) error {
	return s.bulk(ctx, emptying, func(b *bulk) (store.Version, error) {
		for _, statement := range []string{emptyEdges, emptyNodes} {
			if err := b.repeat(ctx, statement); err != nil {
				return store.Version{}, err
			}
		}
		return store.Version{}, nil
	})
}

// repeat runs a statement that does a batch and tells how much, until there is nothing left.
func (b *bulk) repeat(ctx context.Context, statement string) error {
	const most = 5 * batch
	for n := int64(most); n == most; {
		err := b.batch(ctx, func(tx runner) error {
			values, err := ask(ctx, tx, statement, params{"first": most})
			if err == nil {
				n, _ = values[0].(int64)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
