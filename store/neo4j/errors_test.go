package neo4j

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"testing"
	"testing/synctest"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/store"
)

func coded(code string) error { return &driver.Neo4jError{Code: code, Msg: "said so"} }

func TestErrorsOfTheContract(t *testing.T) {
	budget := &store.BudgetError{Step: 1}
	for name, c := range map[string]struct{ err, want error }{
		"connection lost":      {&driver.ConnectivityError{Inner: errors.New("EOF")}, errUnreachable},
		"tried for too long":   {lastError(&driver.TransactionExecutionLimit{Cause: "timeout", Errors: []error{io.EOF}}), errUnreachable},
		"no connection":        {&driver.ConnectivityError{Inner: &net.OpError{Op: "dial", Err: errors.New("refused")}}, errUnreachable},
		"none in time":         {context.DeadlineExceeded, errUnreachable},
		"others wait for it":   {errors.New(routingTableWait), errUnreachable},
		"password changed":     {coded("Neo.ClientError.Security.Unauthorized"), store.ErrUnavailable},
		"database stopped":     {coded("Neo.TransientError.Database.DatabaseUnavailable"), store.ErrUnavailable},
		"database dropped":     {coded("Neo.ClientError.Database.DatabaseNotFound"), store.ErrUnavailable},
		"deadlock":             {coded("Neo.TransientError.Transaction.DeadlockDetected"), store.ErrUnavailable},
		"out of memory":        {nonRetryable(coded("Neo.TransientError.General.MemoryPoolOutOfMemoryError")), store.ErrUnavailable},
		"server's time limit":  {coded("Neo.ClientError.Transaction.TransactionTimedOut"), store.ErrTimeout},
		"our time limit there": {coded("Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration"), store.ErrTimeout},
		"budget":               {budget, budget},
		"wrapped":              {fmt.Errorf("%w: why", store.ErrUnavailable), store.ErrUnavailable},
	} {
		if got := storeError(context.Background(), context.Background(), c.err); !errors.Is(got, c.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
	if err := storeError(context.Background(), context.Background(), nil); err != nil {
		t.Error(err)
	}
	for _, err := range []error{coded("Neo.TransientError.Database.DatabaseUnavailable"), coded("Neo.ClientError.Security.Unauthorized")} {
		if got := storeError(context.Background(), context.Background(), err); errors.Is(got, errUnreachable) {
			t.Errorf("a server that answers is told as %v", got)
		}
	}
	other := storeError(context.Background(), context.Background(), coded("Neo.ClientError.Statement.SyntaxError"))
	if errors.Is(other, store.ErrUnavailable) || errors.Is(other, store.ErrTimeout) {
		t.Errorf("a mistake in a statement is told as %v", other)
	}
}

func TestContextErrorsPassThrough(t *testing.T) {
	caller, cancel := context.WithCancel(context.Background())
	own, stop := context.WithTimeout(caller, time.Hour)
	defer stop()
	cancel()
	if err := storeError(caller, own, &driver.ConnectivityError{Inner: context.Canceled}); !errors.Is(err, context.Canceled) || errors.Is(err, store.ErrUnavailable) {
		t.Error(err)
	}
	late, stopLate := context.WithDeadline(context.Background(), time.Now().Add(-time.Second))
	defer stopLate()
	if err := storeError(context.Background(), late, &driver.ConnectivityError{Inner: context.DeadlineExceeded}); !errors.Is(err, store.ErrTimeout) {
		t.Errorf("the store's own deadline is told as %v", err)
	}
	if err := storeError(context.Background(), context.Background(), context.DeadlineExceeded); errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the driver's deadline shows: %v", err)
	}
	dial := &driver.ConnectivityError{Inner: &net.OpError{Op: "dial", Err: context.DeadlineExceeded}}
	if err := storeError(context.Background(), late, dial); !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("a server that isn't there is told as %v", err)
	}
}

// The driver would try again for seconds what takes too much memory.
func TestMemoryErrorsAreFinal(t *testing.T) {
	err := coded("Neo.TransientError.General.MemoryPoolOutOfMemoryError")
	if !driver.IsRetryable(err) {
		t.Fatal("the driver wouldn't")
	}
	if driver.IsRetryable(nonRetryable(err)) {
		t.Error("still retryable")
	}
}

func TestRetries(t *testing.T) {
	lost := &driver.ConnectivityError{Inner: io.EOF}
	synctest.Test(t, func(t *testing.T) {
		attempts := 0
		err := retry(t.Context(), time.Second, driver.IsRetryable, func() error {
			if attempts++; attempts == 1 {
				return lost // a connection of a server that has been restarted since
			}
			return nil
		})
		if err != nil || attempts != 2 {
			t.Errorf("%v after %d attempts", err, attempts)
		}
		start := time.Now()
		if err := retry(t.Context(), time.Second, driver.IsRetryable, func() error { return lost }); !errors.Is(err, lost) || time.Since(start) > time.Second+retryPause {
			t.Errorf("%v after %s", err, time.Since(start))
		}
		attempts = 0
		if err := retry(t.Context(), time.Second, driver.IsRetryable, func() error { attempts++; return errTornRead }); !errors.Is(err, errTornRead) || attempts != 1 {
			t.Errorf("%v after %d attempts", err, attempts)
		}
		caller, leave := context.WithCancel(t.Context())
		attempts = 0
		if err := retry(caller, time.Second, driver.IsRetryable, func() error { attempts++; leave(); return lost }); !errors.Is(err, lost) || attempts != 1 {
			t.Errorf("%v after %d attempts of a caller who has gone", err, attempts)
		}
	})
}
