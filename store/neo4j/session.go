package neo4j

import (
	"context"
	"errors"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/store"
)

// A runner runs statements in a transaction.
type runner interface {
	Run(ctx context.Context, cypher string, params map[string]any) (driver.ResultWithContext, error)
}

// params are the parameters of a statement. All of them are sent inside one map, `$p`: Neo4j keeps a plan for each size
// class of every text and list parameter, but knows nothing of the sizes inside a map.
type params map[string]any

// batchSize is how many records one statement reads or writes.
const batchSize = 2000

// queryOne runs a statement that returns one record, and returns a scanner of the record's values. name names the record in
// errors.
func queryOne(ctx context.Context, tx runner, name, cypher string, p params) (scanner, error) {
	result, err := tx.Run(ctx, cypher, map[string]any{"p": map[string]any(p)})
	if err != nil {
		return scanner{}, nonRetryable(err)
	}
	record, err := result.Single(ctx)
	if err != nil {
		return scanner{}, nonRetryable(err)
	}
	return scanner{record: name, values: record.Values}, nil
}

// queryList runs a statement that returns one record with one list, and returns a scanner of the list's items.
func queryList(ctx context.Context, tx runner, name, cypher string, p params) (scanner, error) {
	record, err := queryOne(ctx, tx, name, cypher, p)
	if err != nil {
		return scanner{}, err
	}
	items := record.list(0, name)
	return items, items.err
}

// exec runs a statement that returns nothing of interest.
func exec(ctx context.Context, tx runner, cypher string, p params) error {
	result, err := tx.Run(ctx, cypher, map[string]any{"p": map[string]any(p)})
	if err != nil {
		return nonRetryable(err)
	}
	_, err = result.Consume(ctx)
	return nonRetryable(err)
}

// readTx runs work in a read transaction, and again after errors that the driver considers retryable, and where only the answer to its commit was
// lost: it has changed nothing.
func (s *Store) readTx(ctx context.Context, work func(tx runner) error) error {
	return retry(ctx, s.deadlines.ReadRetry, isPassing, func() error {
		session := s.session(ctx, driver.AccessModeRead)
		defer session.Close(ctx)
		_, err := session.ExecuteRead(ctx, func(tx driver.ManagedTransaction) (any, error) {
			return nil, work(s.reading(ctx, tx))
		}, txTimeout(ctx))
		return lastError(err)
	})
}

// reading wraps what runs statements that read.
func (s *Store) reading(ctx context.Context, tx runner) runner {
	return heardRunner{plannedRunner{observed(ctx, tx), s.planning}, s.watch}
}

// writeTx runs work in a short write transaction, retried like readTx.
func (s *Store) writeTx(ctx context.Context, work func(tx runner) error) error {
	return retry(ctx, s.deadlines.WriteRetry, driver.IsRetryable, func() error {
		session := s.session(ctx, driver.AccessModeWrite)
		defer session.Close(ctx)
		_, err := session.ExecuteWrite(ctx, func(tx driver.ManagedTransaction) (any, error) { return nil, work(heardRunner{tx, s.watch}) }, txTimeout(ctx))
		return lastError(err)
	})
}

// isPassing tells whether a read may succeed after an error.
func isPassing(err error) bool {
	var lost *driver.ConnectivityError
	return driver.IsRetryable(err) || errors.As(err, &lost)
}

// retryPause is the time between two attempts.
const retryPause = 50 * time.Millisecond

// retry makes attempts until one succeeds, fails for a reason that doesn't pass, or time is up. The driver's own retries aren't used:
// they wait a second before the second attempt, and have one limit for reads and writes.
func retry(ctx context.Context, limit time.Duration, passes func(error) bool, attempt func() error) error {
	for start := time.Now(); ; {
		err := attempt()
		if !passes(err) || ctx.Err() != nil || time.Since(start) > limit {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(retryPause):
		}
	}
}

// lastError returns the error of the last attempt, which the driver wraps in one that says how often it tried.
func lastError(err error) error {
	var limit *driver.TransactionExecutionLimit
	if !errors.As(err, &limit) || len(limit.Errors) == 0 {
		return err
	}
	last := limit.Errors[len(limit.Errors)-1]
	if driver.IsRetryable(last) {
		return last
	}
	return &driver.ConnectivityError{Inner: last} // the driver wraps what it returns itself, but not what is in a list
}

// session opens a session on the store's database. Its bookmarks are shared: in a cluster a read sees what was written
// here before.
func (s *Store) session(ctx context.Context, mode driver.AccessMode) driver.SessionWithContext {
	return s.driver.NewSession(ctx, driver.SessionConfig{
		AccessMode: mode, DatabaseName: s.database, BookmarkManager: s.bookmarks, FetchSize: driver.FetchAll,
	})
}

// A heardRunner tells the watch of every statement that the server has answered, be it with an error.
type heardRunner struct {
	runner
	watch *watch
}

func (h heardRunner) Run(ctx context.Context, statement string, params map[string]any) (driver.ResultWithContext, error) {
	result, err := h.runner.Run(ctx, statement, params)
	if err == nil || errorCode(err) != "" {
		h.watch.answers.Add(1)
	}
	return result, err
}

// An observedRunner tells an observer of every statement before it runs it, and what it costs.
type observedRunner struct {
	runner
	observer *store.Observer
}

func (o observedRunner) Run(ctx context.Context, statement string, params map[string]any) (driver.ResultWithContext, error) {
	if o.observer.Statement != nil {
		o.observer.Statement(statement, params)
	}
	if o.observer.Hits != nil {
		result, err := o.runner.Run(ctx, "PROFILE "+statement, params)
		if err != nil {
			return nil, err
		}
		summary, err := result.Consume(ctx)
		if err != nil {
			return nil, err
		}
		o.observer.Hits(hitsOf(summary.Profile()))
	}
	return o.runner.Run(ctx, statement, params)
}

// hitsOf counts how often an operator of a profiled plan, and those below it, have read something.
func hitsOf(p driver.ProfiledPlan) int64 {
	n := p.DbHits()
	for _, child := range p.Children() {
		n += hitsOf(child)
	}
	return n
}

// observed wraps a read transaction if somebody observes its statements.
func observed(ctx context.Context, tx runner) runner {
	o := store.ObserverOf(ctx)
	if o == nil || o.Statement == nil && o.Hits == nil {
		return tx
	}
	return observedRunner{tx, o}
}
