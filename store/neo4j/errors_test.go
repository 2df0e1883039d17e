package neo4j

import (
	"context"
	"errors"
	"fmt"
	"net"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/store"
)

func coded(code string) error { return &driver.Neo4jError{Code: code, Msg: "said so"} }

func TestErrorsOfTheContract(t *testing.T) {
	budget := &store.BudgetError{Step: 1}
	for name, c := range map[string]struct{ err, want error }{
		"connection lost":      {&driver.ConnectivityError{Inner: errors.New("EOF")}, store.ErrUnavailable},
		"tried for too long":   {&driver.TransactionExecutionLimit{Cause: "timeout"}, store.ErrUnavailable},
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
