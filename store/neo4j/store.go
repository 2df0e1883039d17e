package neo4j

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
	"graph287g/store/measure"
)

// A Store is the store over a Neo4j database.
type Store struct {
	layout    *layout
	deadlines Deadlines
	breaker   *breaker
	watch     *watch
	planning  *planning
	tier      *tier
	fuser     *fuser
	executor  *executor.Executor
	measurer  *measure.Measurer
	driver    driver.DriverWithContext
	database  string
	bookmarks driver.BookmarkManager
	writeLock chan struct{} // full while this process makes a change

	state      atomic.Pointer[graphState]       // that was read last
	statistics atomic.Pointer[store.Statistics] // of the version that was read or written last
	words      atomic.Pointer[versionedWords]   // of the version whose words were read last

	finishing atomic.Bool // while this process finishes an interrupted bulk operation
	life      context.Context
	end       context.CancelFunc // ends what goes on behind calls

	closeLock sync.RWMutex
	closed    bool
}

var (
	_ store.Store  = (*Store)(nil)
	_ store.Warmer = (*Store)(nil)
)

// versionedWords are the words of a version. To read them takes longer than any search.
type versionedWords struct {
	version    store.Version
	vocabulary *store.Vocabulary
}

func (w *versionedWords) of(v store.Version) bool {
	return w.version.Number == v.Number && w.version.RecordedAt.Equal(v.RecordedAt)
}

// Execute answers a plan by a fused statement, where the tier has one, else by statements of its steps in one read transaction.
func (s *Store) Execute(ctx context.Context, p *plan.Plan, args plan.Args) (*store.Result, error) {
	var read *versionRead
	err := s.readCall(ctx, func(ctx context.Context) (err error) {
		f := s.fusedFor(p, args)
		s.tellTier(ctx, f, p, args)
		if f != nil {
			if read, err = s.executeFused(ctx, f, p, args); !s.wasInVain(ctx, err) {
				s.tier.count(&s.tier.answered.fused, err)
				return err
			}
			s.tier.answered.inVain.Add(1)
		}
		defer func() { s.tier.count(&s.tier.answered.levels, err) }()
		return s.consistentRead(ctx, func(tx runner, st *graphState) (err error) {
			read, err = s.execute(ctx, newReader(s.layout, tx, st.version), p, args)
			return err
		})
	})
	if err != nil {
		return nil, err
	}
	if read.reader.vocabulary != nil { // it is of one version, now that the read is found to be
		s.words.Store(&versionedWords{read.reader.version, read.reader.vocabulary})
	}
	return read.answer, nil
}

// A versionRead is an answer with the reader that it was made with.
type versionRead struct {
	reader *reader
	answer *store.Result
}

// execute answers a plan with a reader.
func (s *Store) execute(ctx context.Context, r *reader, p *plan.Plan, args plan.Args) (*versionRead, error) {
	if known := s.words.Load(); known != nil && known.of(r.version) {
		r.vocabulary = known.vocabulary
	}
	answer, err := s.executor.Execute(ctx, r, p, args)
	return &versionRead{r, answer}, err
}

// Version returns the newest version.
func (s *Store) Version(ctx context.Context) (out store.Version, err error) {
	err = s.readCall(ctx, func(ctx context.Context) error {
		return s.consistentRead(ctx, func(_ runner, st *graphState) error {
			out = st.version
			return nil
		})
	})
	return out, err
}

// Ping tells whether the database answers, and can be read: not during a bulk operation.
func (s *Store) Ping(ctx context.Context) error {
	return s.watchedCall(ctx, s.deadlines.Ping, func(ctx context.Context) error {
		return s.readTx(ctx, func(tx runner) error {
			st, err := s.readGraphState(ctx, tx)
			if err == nil && st.bulk != "" {
				_ = s.repairBulk(ctx, tx) // who is told that nothing can be read asks for nothing else
				err = errBulk
			}
			return err
		})
	})
}

// readCall is watchedCall with the time limit of reads. Where planning took most of the time it was no time-out.
func (s *Store) readCall(ctx context.Context, work func(context.Context) error) error {
	return s.watchedCall(ctx, s.deadlines.Read, blamingPlanning(work))
}

// watchedCall is call for what somebody waits for: it ends soon after the server has stopped to answer. A change isn't watched:
// to end it because a busy server was late once would lose all of it.
func (s *Store) watchedCall(ctx context.Context, limit time.Duration, work func(context.Context) error) error {
	return s.call(ctx, limit, func(ctx context.Context) error { return s.watch.run(ctx, work) })
}

// call runs the work of one method of store.Store: it keeps the store open meanwhile, leaves alone a server that is
// unreachable, limits the time and translates errors.
func (s *Store) call(caller context.Context, limit time.Duration, work func(context.Context) error) error {
	s.closeLock.RLock()
	defer s.closeLock.RUnlock()
	if s.closed {
		return store.ErrClosed
	}
	if err := caller.Err(); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(caller, limit)
	defer cancel()
	err := s.breaker.run(ctx, func() error { return storeError(caller, ctx, work(ctx)) })
	if errors.Is(err, errUnreachable) {
		s.planning.forget()
	}
	return err
}

// Close ends the store once its running calls have ended.
func (s *Store) Close(ctx context.Context) error {
	s.end()
	s.closeLock.Lock()
	defer s.closeLock.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	s.tier.behind.Wait()
	s.watch.wait()
	return s.driver.Close(ctx)
}
