package e2e

import (
	"context"
	"errors"
	"os"
	"testing"
	"time"

	"graph287g/internal/neo4jserver"
	"graph287g/internal/testenv"
)

// ownServer starts a Neo4j for one test, which it ends with, and returns its address.
func ownServer(t *testing.T, o neo4jserver.Options) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	o.ShortLived, o.Progress = true, os.Stderr
	s, err := neo4jserver.Start(ctx, o)
	if errors.Is(err, neo4jserver.ErrUnavailable) {
		testenv.Skip(t, testenv.Neo4j, err.Error())
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Stop(); err != nil {
			t.Errorf("stop: %v", err)
		}
	})
	return s.URI
}
