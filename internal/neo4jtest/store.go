// Package neo4jtest gives tests a store on a real Neo4j. All tests of a package share one server, which the first of them
// starts; packages have a server each, so that they run at the same time. Without Java or Maven, and with -short, tests that
// ask for one are skipped.
package neo4jtest

import (
	"context"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"graph287g/internal/neo4jserver"
	"graph287g/internal/testenv"
	"graph287g/ontology"
	"graph287g/seed"
	"graph287g/store"
	"graph287g/store/neo4j"
)

// Main runs the tests of a package and stops their server; TestMain calls it.
func Main(m *testing.M) {
	code := m.Run()
	if server.running != nil {
		_ = server.running.Stop() // the tests have ended; what they found counts
	}
	os.Exit(code)
}

// server is the one that the tests of the package share.
var server struct {
	once    sync.Once
	running *neo4jserver.Server
	err     error
	store   *neo4j.Store // nil until it is opened, and after a test has closed it
	seeded  bool         // the store has the curated records, and nothing else
}

// Empty returns the shared store, emptied.
func Empty(t testing.TB) store.Store {
	t.Helper()
	s := open(t)
	server.seeded = false
	if err := s.Empty(t.Context()); err != nil {
		t.Fatal(err)
	}
	return shared{s, strings.Contains(t.Name(), "/Close/")}
}

// Seeded returns the shared store with the curated records, for tests that only read: it is filled anew only where a test
// has asked for an empty one since. Filling takes seconds, and what Neo4j has planned for one test serves the next.
func Seeded(t testing.TB) store.Store {
	t.Helper()
	s := open(t)
	if server.seeded {
		return shared{s, false}
	}
	g, err := seed.Load(ontology.Must(), seed.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	empty := Empty(t)
	if _, err := seed.Sync(t.Context(), empty, g); err != nil {
		t.Fatal(err)
	}
	server.seeded = true
	return empty
}

// open starts the server and opens the store, where no test has yet.
func open(t testing.TB) *neo4j.Store {
	t.Helper()
	testenv.SkipShort(t, testenv.Neo4j)
	server.once.Do(func() { server.running, server.err = start(neo4jserver.Options{}) })
	check(t, server.err)
	if server.store == nil {
		s, err := neo4j.Open(t.Context(), neo4j.Config{Catalogue: ontology.Must(), URI: server.running.URI, Deadlines: Deadlines})
		if err != nil {
			t.Fatal(err)
		}
		server.store = s
	}
	return server.store
}

// Deadlines are those of stores in tests: a busy machine is no reason for a test to fail.
var Deadlines = neo4j.Deadlines{
	Read: patience, Write: patience, Ping: patience, Connect: patience, Commit: patience, Consistent: patience,
	Planning: patience, Silence: patience, Probe: patience, ReadRetry: time.Minute, WriteRetry: time.Minute,
}

const patience = 5 * time.Minute

// shared is the shared store for one test. Connections are dear, so only the cases about closing close it; the next test
// opens another then.
type shared struct {
	*neo4j.Store
	closes bool
}

// Close closes the store where that is what the test is about.
func (s shared) Close(ctx context.Context) error {
	if !s.closes {
		return nil
	}
	server.store = nil
	return s.Store.Close(ctx)
}
