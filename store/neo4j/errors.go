package neo4j

import (
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/store"
)

// errUnreachable means that the server didn't answer, as opposed to all that a server says itself. The breaker counts it. It
// never wraps the driver's error, which may be of a deadline: to the caller nothing took too long.
var errUnreachable = fmt.Errorf("%w: the server can't be reached", store.ErrUnavailable)

// A nonRetryableError hides an error from the driver, which would retry it in vain.
type nonRetryableError struct{ err error }

func (e *nonRetryableError) Error() string { return e.err.Error() }
func (e *nonRetryableError) Unwrap() error { return e.err }

// nonRetryable wraps the errors that the driver would retry in vain: what takes too much memory once does so again.
func nonRetryable(err error) error {
	if strings.Contains(errorCode(err), "OutOfMemory") {
		return &nonRetryableError{fmt.Errorf("%w: it takes more memory than the server gives a transaction (db.memory.transaction.max)", store.ErrUnavailable)}
	}
	return err
}

func errorCode(err error) string {
	var n *driver.Neo4jError
	if errors.As(err, &n) {
		return n.Code
	}
	return ""
}

// storeError turns an error into one of those that package store defines. own is the context with the store's deadline,
// derived from the caller's.
func storeError(caller, own context.Context, err error) error {
	var budget *store.BudgetError
	var invalid *store.InvalidError
	var decode *DecodeError
	switch {
	case err == nil:
		return nil
	case (errors.Is(err, errPlanning) || errors.Is(err, errPlanningLong)) && !errors.Is(caller.Err(), context.Canceled):
		return err // even where a deadline ended the wait: what was asked for took no time
	case caller.Err() != nil:
		return caller.Err()
	case errors.As(err, &budget), errors.As(err, &invalid):
		return err
	case errors.Is(err, store.ErrUnavailable), errors.Is(err, store.ErrTimeout), errors.Is(err, store.ErrClosed):
		return err
	case errors.As(err, &decode):
		return fmt.Errorf("neo4j: %w", err)
	case isDialError(err):
		return fmt.Errorf("%w: %s", errUnreachable, err.Error())
	case own.Err() != nil || strings.Contains(errorCode(err), "TimedOut"):
		return fmt.Errorf("%w: %w", store.ErrTimeout, err)
	case isConnectionError(err):
		return fmt.Errorf("%w: %s", errUnreachable, err.Error())
	case isUnavailable(err):
		return fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	return fmt.Errorf("neo4j: %w", err)
}

// isDialError tells whether no connection could be made. That isn't a timeout of the store, however long it took to find
// out.
func isDialError(err error) bool {
	var connectivity *driver.ConnectivityError
	if errors.As(err, &connectivity) {
		err = connectivity.Inner
	}
	var op *net.OpError
	return errors.As(err, &op) && op.Op == "dial"
}

// isConnectionError tells whether a connection couldn't be had in time, or broke. It is asked about errors of calls whose own
// deadline hasn't passed, so that a deadline is the one of getting a connection.
func isConnectionError(err error) bool {
	var connectivity *driver.ConnectivityError
	return errors.As(err, &connectivity) || errors.Is(err, context.DeadlineExceeded) || strings.Contains(err.Error(), routingTableWait)
}

// routingTableWait is the driver's error for a call that waited in vain while another asked for the servers of a cluster. It has
// no type of its own.
const routingTableWait = "timed out waiting for other goroutine to update routing table"

// isUnavailable tells whether an error is of the server's state or the credentials, so that the same call may succeed later.
func isUnavailable(err error) bool {
	var expired *driver.TokenExpiredError
	if errors.As(err, &expired) {
		return true
	}
	code := errorCode(err)
	return driver.IsRetryable(err) || slices.ContainsFunc(unavailableCodes, func(part string) bool { return strings.Contains(code, part) })
}

// unavailableCodes are parts of the codes of such errors.
var unavailableCodes = []string{
	"Neo.TransientError.", "Neo.DatabaseError.General.", ".Security.", ".Database.", ".LockAcquisition", ".LockClientStopped", ".Transaction.Terminated",
}

// txTimeout lets a transaction run as long as its context, so that the server gives up with the caller.
func txTimeout(ctx context.Context) func(*driver.TransactionConfig) {
	deadline, ok := ctx.Deadline()
	if !ok {
		return func(*driver.TransactionConfig) {} // the server's own limit
	}
	return driver.WithTxTimeout(max(time.Until(deadline).Truncate(time.Millisecond), time.Millisecond))
}

func ontologyMismatch(id string, err error) error {
	return fmt.Errorf("%s doesn't fit this program's ontology (%w); empty the database and seed it anew", id, err)
}
