package neo4j

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
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
		"out of memory":        {final(coded("Neo.TransientError.General.MemoryPoolOutOfMemoryError")), store.ErrUnavailable},
		"server's time limit":  {coded("Neo.ClientError.Transaction.TransactionTimedOut"), store.ErrTimeout},
		"our time limit there": {coded("Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration"), store.ErrTimeout},
		"budget":               {budget, budget},
		"wrapped":              {fmt.Errorf("%w: why", store.ErrUnavailable), store.ErrUnavailable},
	} {
		if got := fail(context.Background(), context.Background(), c.err); !errors.Is(got, c.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
	if err := fail(context.Background(), context.Background(), nil); err != nil {
		t.Error(err)
	}
	other := fail(context.Background(), context.Background(), coded("Neo.ClientError.Statement.SyntaxError"))
	if errors.Is(other, store.ErrUnavailable) || errors.Is(other, store.ErrTimeout) {
		t.Errorf("a mistake in a statement is told as %v", other)
	}
}

func TestContextErrorsPassThrough(t *testing.T) {
	caller, cancel := context.WithCancel(context.Background())
	own, stop := context.WithTimeout(caller, time.Hour)
	defer stop()
	cancel()
	if err := fail(caller, own, &driver.ConnectivityError{Inner: context.Canceled}); !errors.Is(err, context.Canceled) || errors.Is(err, store.ErrUnavailable) {
		t.Error(err)
	}
	late, stopLate := context.WithDeadline(context.Background(), time.Now().Add(-time.Second))
	defer stopLate()
	if err := fail(context.Background(), late, &driver.ConnectivityError{Inner: context.DeadlineExceeded}); !errors.Is(err, store.ErrTimeout) {
		t.Errorf("the store's own deadline is told as %v", err)
	}
	dial := &driver.ConnectivityError{Inner: &net.OpError{Op: "dial", Err: context.DeadlineExceeded}}
	if err := fail(context.Background(), late, dial); !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("a server that isn't there is told as %v", err)
	}
}

// The driver would try again for seconds what takes too much memory.
func TestMemoryErrorsAreFinal(t *testing.T) {
	err := coded("Neo.TransientError.General.MemoryPoolOutOfMemoryError")
	if !driver.IsRetryable(err) {
		t.Fatal("the driver wouldn't")
	}
	if driver.IsRetryable(final(err)) {
		t.Error("still retryable")
	}
}

func TestOpenErrors(t *testing.T) {
	for want, err := range map[string]error{
		"refuses the user or the password":                          coded("Neo.ClientError.Security.Unauthorized"),
		"has had too many wrong passwords; wait some seconds":       coded("Neo.ClientError.Security.AuthenticationRateLimit"),
		`has no database "x"`:                                       coded("Neo.ClientError.Database.DatabaseNotFound"),
		"can't be reached (connection refused)":                     &driver.ConnectivityError{Inner: errors.New("connection refused")},
		"is Neo4j 4.4.1; this program needs 5.26 or later":          checkVersion("Neo4j/4.4.1"),
		`database "x" holds something else`:                         &refusal{"holds something else"},
		`doesn't let this user read, write and make indexes in`:     coded("Neo.ClientError.Security.Forbidden"),
		`holds records that this program's ontology rules out: Neo`: coded("Neo.ClientError.Schema.ConstraintCreationFailed"),
	} {
		got := openError("bolt://h:1", "x", err).Error()
		if !strings.HasPrefix(got, "bolt://h:1 ") || !strings.Contains(got, want) || strings.Contains(got, "\n") {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestVersions(t *testing.T) {
	for agent, fits := range map[string]bool{
		"Neo4j/5.26.16": true, "Neo4j/5.27.0": true, "Neo4j/2025.06.0": true, "Neo4j/dev": true,
		"Neo4j/5.25.1": false, "Neo4j/5.9.0": false, "Neo4j/4.4.40": false,
	} {
		if err := checkVersion(agent); (err == nil) != fits {
			t.Errorf("%s: %v", agent, err)
		}
	}
}

func TestAddresses(t *testing.T) {
	for _, uri := range []string{"neo4j://h", "neo4j+s://h:1", "neo4j+ssc://h", "bolt://h", "bolt+s://h", "bolt+ssc://h"} {
		d, err := newDriver(Config{URI: uri})
		if err != nil {
			t.Errorf("%s: %v", uri, err)
			continue
		}
		d.Close(context.Background())
	}
	for _, uri := range []string{"", "h:7687", "http://u:secret@h:7474", "http://h:7474", "neo4j//h", "bolt://h:port", "bolt://u:secret@h:port"} {
		_, err := Open(context.Background(), Config{URI: uri})
		var open *OpenError
		if !errors.As(err, &open) || !strings.Contains(err.Error(), "is no address of a database") || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v", uri, err)
		}
	}
}

func TestUnreachableAddress(t *testing.T) {
	_, err := Open(context.Background(), Config{URI: "bolt://127.0.0.1:1", User: "u", Password: "secret"})
	var open *OpenError
	if !errors.As(err, &open) || !strings.Contains(err.Error(), "can't be reached") || strings.Contains(err.Error(), "secret") {
		t.Error(err)
	}
}
