package neo4jtest

import (
	"context"
	"errors"
	"os"
	"testing"
	"time"

	"graph287g/internal/neo4jserver"
	"graph287g/internal/testenv"
)

// OwnServer starts a Neo4j for one test, which it ends with.
func OwnServer(t testing.TB, o neo4jserver.Options) *neo4jserver.Server {
	t.Helper()
	testenv.SkipShort(t, testenv.Neo4j)
	s, err := start(o)
	check(t, err)
	t.Cleanup(func() {
		if err := s.Stop(); err != nil {
			t.Errorf("stop: %v", err)
		}
	})
	return s
}

// start starts a server, which may have to be downloaded.
func start(o neo4jserver.Options) (*neo4jserver.Server, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	o.ShortLived, o.Progress = true, os.Stderr
	o.StartLimit, o.StopLimit, o.TransactionLimit = patience, patience, patience
	return neo4jserver.Start(ctx, o)
}

// check skips a test where there can be no server, and fails it where one didn't start.
func check(t testing.TB, err error) {
	t.Helper()
	if errors.Is(err, neo4jserver.ErrUnavailable) {
		testenv.Skip(t, testenv.Neo4j, err.Error())
	}
	if err != nil {
		t.Fatal(err)
	}
}
