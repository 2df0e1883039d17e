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

// Times that calls take at most, whatever the caller's own deadline.
const (
	readTime  = 5 * time.Second
	writeTime = time.Minute
	pingTime  = 2 * time.Second
)

// A finalError is one that doing the same again won't help, whatever the driver thinks.
type finalError struct{ err error }

func (e *finalError) Error() string { return e.err.Error() }
func (e *finalError) Unwrap() error { return e.err }

// final marks the errors that the driver would retry in vain: what takes too much memory once does so again.
func final(err error) error {
	if strings.Contains(codeOf(err), "OutOfMemory") {
		return &finalError{fmt.Errorf("%w: it takes more memory than the server gives a transaction (db.memory.transaction.max)", store.ErrUnavailable)}
	}
	return err
}

func codeOf(err error) string {
	var n *driver.Neo4jError
	if errors.As(err, &n) {
		return n.Code
	}
	return ""
}

// fail tells the caller of the store what went wrong, in the words of the contract. own is the context with the store's
// deadline, made from the caller's.
func fail(caller, own context.Context, err error) error {
	var budget *store.BudgetError
	var invalid *store.InvalidError
	switch {
	case err == nil:
		return nil
	case caller.Err() != nil:
		return caller.Err()
	case errors.As(err, &budget), errors.As(err, &invalid):
		return err
	case errors.Is(err, store.ErrUnavailable), errors.Is(err, store.ErrTimeout), errors.Is(err, store.ErrClosed):
		return err
	case unreached(err):
		return fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	case own.Err() != nil || strings.Contains(codeOf(err), "TimedOut"):
		return fmt.Errorf("%w: %w", store.ErrTimeout, err)
	case unavailable(err):
		return fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	return fmt.Errorf("neo4j: %w", err)
}

// unreached tells whether no connection was made: that isn't slowness, however long it took to find out.
func unreached(err error) bool {
	var limit *driver.TransactionExecutionLimit
	if errors.As(err, &limit) && len(limit.Errors) > 0 {
		err = limit.Errors[len(limit.Errors)-1]
	}
	var connectivity *driver.ConnectivityError
	if errors.As(err, &connectivity) {
		err = connectivity.Inner
	}
	var op *net.OpError
	return errors.As(err, &op) && op.Op == "dial"
}

// unavailable tells whether an error is of the connection, the server's state or the credentials, so that the same call
// may succeed later.
func unavailable(err error) bool {
	var connectivity *driver.ConnectivityError
	var limit *driver.TransactionExecutionLimit
	var expired *driver.TokenExpiredError
	if errors.As(err, &connectivity) || errors.As(err, &limit) || errors.As(err, &expired) {
		return true
	}
	code := codeOf(err)
	return driver.IsRetryable(err) || slices.ContainsFunc(unavailableCodes, func(part string) bool { return strings.Contains(code, part) })
}

// unavailableCodes are parts of the codes of such errors.
var unavailableCodes = []string{
	"Neo.TransientError.", "Neo.DatabaseError.General.", ".Security.", ".Database.", ".LockAcquisition", ".LockClientStopped", ".Transaction.Terminated",
}

// limitOf returns how long a transaction may run: as long as its context, so that the server gives up with the caller.
func limitOf(ctx context.Context) time.Duration {
	deadline, ok := ctx.Deadline()
	if !ok {
		return readTime
	}
	return max(time.Until(deadline).Truncate(time.Millisecond), time.Millisecond)
}

func unfit(id string, err error) error {
	return fmt.Errorf("%s doesn't fit this program's ontology (%w); empty the database and seed it anew", id, err)
}
