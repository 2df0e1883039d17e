package neo4j

import (
	"context"
	"crypto/rand"
	"fmt"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/store"
)

// A writer is a change under way, the only one. Its transaction holds the lock of the node Version from beginning to
// end, so that the server itself ends what a crashed program left, by rolling it back, and what follows sees it whole or
// not at all. Three commits make the change show:
//
//  1. seq becomes odd, and the writer its owner
//  2. the data, with the new version
//  3. seq becomes even, if the writer still owns it
//
// The data are written before the first commit, unseen, so that readers wait for commits alone, not for the work. After
// a crash between 1 and 3 seq stays odd; whoever holds the lock then knows that no data are on their way: the next writer
// takes seq over, and a reader that has waited for long makes it even (repair).
//
// Locks are always taken in the order Version, Guard.
type writer struct {
	s       *Store
	session driver.SessionWithContext
	tx      driver.ExplicitTransaction
	token   string
	state   *state
}

// publishTime is how long the three commits may take; they go on where the caller has given up.
const publishTime = 15 * time.Second

// retryTime is how long what fails for the connection's sake is tried again.
const (
	retryTime  = 3 * time.Second
	retryPause = 50 * time.Millisecond
)

// begin waits for its turn and takes the lock.
func (s *Store) begin(ctx context.Context) (*writer, error) {
	select {
	case s.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	w := &writer{s: s, token: rand.Text()}
	for start := time.Now(); ; {
		w.session = s.session(ctx, driver.AccessModeWrite)
		err := w.lock(ctx)
		if err == nil {
			return w, nil
		}
		if !driver.IsRetryable(err) || ctx.Err() != nil || time.Since(start) > retryTime {
			w.end(ctx)
			return nil, err
		}
		w.session.Close(ctx) // its connection was of a server that has been restarted since
		time.Sleep(retryPause)
	}
}

func (w *writer) lock(ctx context.Context) (err error) {
	if w.tx, err = w.session.BeginTransaction(ctx, driver.WithTxTimeout(limitOf(ctx))); err != nil {
		return err
	}
	if err := do(ctx, w.tx, lockVersion, params{"token": w.token}); err != nil {
		return err
	}
	w.state, err = w.s.state(ctx, w.tx)
	return err
}

// end rolls back what was not committed, and lets the next one in.
func (w *writer) end(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), pingTime)
	defer cancel()
	w.session.Close(ctx) // rolls back
	<-w.s.turn
}

// publish makes the change show.
func (w *writer) publish(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), publishTime)
	defer cancel()
	err := w.s.guard(ctx, raise, params{"token": w.token})
	if err == nil {
		err = final(w.tx.Commit(ctx))
	}
	if err != nil {
		err = w.settle(ctx, err)
	}
	_ = w.s.guard(ctx, lower, params{"token": w.token}) // where it fails the next writer or a reader will do it
	return err
}

// guard changes the node Guard in a commit of its own.
func (s *Store) guard(ctx context.Context, statement string, p params) error {
	return s.write(ctx, func(tx runner) error {
		if err := do(ctx, tx, lockGuard, params{"token": p["token"]}); err != nil {
			return err
		}
		return do(ctx, tx, statement, p)
	})
}

// settle finds out whether a commit whose answer was lost has been made all the same.
func (w *writer) settle(ctx context.Context, lost error) error {
	w.session.Close(ctx)
	var st *state
	err := w.s.write(ctx, func(tx runner) (err error) {
		if err = do(ctx, tx, lockVersion, params{"token": w.token}); err == nil {
			st, err = w.s.state(ctx, tx)
		}
		return err
	})
	switch {
	case err != nil && unavailable(lost):
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
	return s.write(ctx, func(tx runner) error {
		if err := do(ctx, tx, lockVersion, params{"token": "repair"}); err != nil {
			return err
		}
		st, err := s.state(ctx, tx)
		if err != nil || st.bulk != "" {
			return err
		}
		if err := do(ctx, tx, lockGuard, params{"token": "repair"}); err != nil {
			return err
		}
		return do(ctx, tx, repair, params{"seq": seq})
	})
}
