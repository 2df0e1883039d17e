package neo4j

import (
	"context"
	"crypto/rand"
	"fmt"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/store"
)

// A writer makes one change. Its transaction holds the lock of the node Version from beginning to end, so that there is
// one writer at a time and the server rolls back what a crashed program left. Three commits publish the change:
//
//  1. seq becomes odd, and the writer its owner
//  2. the data, with the new version
//  3. seq becomes even, if the writer still owns it
//
// The data are written before the first commit, still invisible, so that readers wait for the commits alone. After
// a crash between 1 and 3 seq stays odd; whoever holds the lock then knows that no data are on their way: the next writer
// takes seq over, and a reader that has waited for long makes it even (repair).
//
// Locks are always taken in the order Version, Guard.
type writer struct {
	changer
	session driver.SessionWithContext
	open    driver.ExplicitTransaction // that of the changer
	token   string
	state   *graphState
}

// A changer makes changes in a transaction.
type changer struct {
	s  *Store
	tx runner
}

// beginWrite waits until no other change is under way and takes the lock of the node Version.
func (s *Store) beginWrite(ctx context.Context) (*writer, error) {
	select {
	case s.writeLock <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	w := &writer{changer: changer{s: s}, token: rand.Text()}
	err := retry(ctx, s.deadlines.WriteRetry, driver.IsRetryable, func() error {
		if w.session != nil {
			w.session.Close(ctx) // its connection was of a server that has been restarted since
		}
		w.session = s.session(ctx, driver.AccessModeWrite)
		return w.lock(ctx)
	})
	if err != nil {
		w.release(ctx)
		return nil, err
	}
	return w, nil
}

func (w *writer) lock(ctx context.Context) (err error) {
	if w.open, err = w.session.BeginTransaction(ctx, txTimeout(ctx)); err != nil {
		return err
	}
	w.tx = w.open
	if err := exec(ctx, w.tx, lockVersion, params{"token": w.token}); err != nil {
		return err
	}
	w.state, err = w.s.readGraphState(ctx, w.tx)
	return err
}

// release rolls back what was not committed, and lets the next writer begin.
func (w *writer) release(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), w.s.deadlines.Ping)
	defer cancel()
	w.session.Close(ctx) // rolls back
	<-w.s.writeLock
}

// commit publishes the change.
func (w *writer) commit(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), w.s.deadlines.Commit)
	defer cancel()
	err := w.s.changeSeq(ctx, startSeqWrite, params{"token": w.token})
	if err == nil {
		err = nonRetryable(w.open.Commit(ctx))
	}
	if err != nil {
		err = w.resolveLostCommit(ctx, err)
	}
	_ = w.s.changeSeq(ctx, endSeqWrite, params{"token": w.token}) // where it fails the next writer or a reader will do it
	return err
}

// changeSeq runs a statement on the node Guard in a transaction of its own.
func (s *Store) changeSeq(ctx context.Context, statement string, p params) error {
	return s.writeTx(ctx, func(tx runner) error {
		if err := exec(ctx, tx, lockGuard, params{"token": p["token"]}); err != nil {
			return err
		}
		return exec(ctx, tx, statement, p)
	})
}

// resolveLostCommit finds out whether a commit whose response was lost has been made nevertheless.
func (w *writer) resolveLostCommit(ctx context.Context, lost error) error {
	w.session.Close(ctx)
	var st *graphState
	err := w.s.writeTx(ctx, func(tx runner) (err error) {
		if err = exec(ctx, tx, lockVersion, params{"token": w.token}); err == nil {
			st, err = w.s.readGraphState(ctx, tx)
		}
		return err
	})
	switch {
	case err != nil && (isConnectionError(lost) || isUnavailable(lost)):
		return fmt.Errorf("%w: the connection broke while the change was made, which may have been made or not; make it again", store.ErrUnavailable)
	case err == nil && st.change == w.token:
		return nil
	}
	return lost
}

// repair makes seq even where it was left odd. Whoever gets the lock knows that nobody else is committing data.
func (s *Store) repair(ctx context.Context, seq int64) error {
	ctx, cancel := context.WithTimeout(ctx, repairTime)
	defer cancel()
	return s.writeTx(ctx, func(tx runner) error {
		if err := exec(ctx, tx, lockVersion, params{"token": "repair"}); err != nil {
			return err
		}
		st, err := s.readGraphState(ctx, tx)
		if err != nil {
			return err
		}
		if st.bulk != "" {
			return s.repairBulk(ctx, tx)
		}
		if err := exec(ctx, tx, lockGuard, params{"token": "repair"}); err != nil {
			return err
		}
		return exec(ctx, tx, repairSeq, params{"seq": seq})
	})
}

// repairBulk has a bulk operation finished that was interrupted. A migration is left to whoever opens the database: a reader has another program's ontology.
func (s *Store) repairBulk(ctx context.Context, tx runner) error {
	b, err := s.readBulkState(ctx, tx)
	if err == nil && !b.busy() && b.what != bulkMigrate && b.layout == s.layout.fingerprint {
		s.finishBehind()
	}
	return err
}
