package neo4j

import (
	"context"
	"sync"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// A Store is the store over a Neo4j database.
type Store struct {
	layout    *layout
	driver    driver.DriverWithContext
	database  string
	bookmarks driver.BookmarkManager
	turn      chan struct{} // held by the one change under way in this process
	tell      func(statement string, params map[string]any)

	open  sync.RWMutex
	ended bool
}

var _ store.Store = (*Store)(nil)

// Execute answers a plan in one read transaction.
func (s *Store) Execute(ctx context.Context, p *plan.Plan, args plan.Args) (*store.Answer, error) {
	var answer *store.Answer
	err := s.brief(ctx, func(ctx context.Context) error {
		return s.guarded(ctx, func(tx runner, st *state) (err error) {
			answer, err = executor.Execute(ctx, newReader(s.layout, tx, st.version), p, args)
			return err
		})
	})
	if err != nil {
		return nil, err
	}
	return answer, nil
}

// Version returns the newest version.
func (s *Store) Version(ctx context.Context) (out store.Version, err error) {
	err = s.brief(ctx, func(ctx context.Context) error {
		return s.guarded(ctx, func(_ runner, st *state) error {
			out = st.version
			return nil
		})
	})
	return out, err
}

// Ping tells whether the database answers.
func (s *Store) Ping(ctx context.Context) error {
	return s.call(ctx, pingTime, func(ctx context.Context) error {
		return s.read(ctx, func(tx runner) error {
			_, err := s.state(ctx, tx)
			return err
		})
	})
}

// brief makes a call that reads.
func (s *Store) brief(ctx context.Context, work func(context.Context) error) error {
	return s.call(ctx, readTime, work)
}

// call does the work of one call of the contract: while the store is open, within a time, its errors those of the
// contract.
func (s *Store) call(caller context.Context, limit time.Duration, work func(context.Context) error) error {
	s.open.RLock()
	defer s.open.RUnlock()
	if s.ended {
		return store.ErrClosed
	}
	if err := caller.Err(); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(caller, limit)
	defer cancel()
	return fail(caller, ctx, work(ctx))
}

// Close ends the store once its running calls have ended.
func (s *Store) Close(ctx context.Context) error {
	s.open.Lock()
	defer s.open.Unlock()
	if s.ended {
		return nil
	}
	s.ended = true
	return s.driver.Close(ctx)
}
