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
	stores  [neo4j.FusedInParts + 1]*neo4j.Store // by how they use fused statements; nil until it is opened, and after a test has closed it
	seeded  bool                                 // the database has the curated records, and nothing else
}

// Fused are the ways in which a store may use fused statements that don't depend on what was asked before, by name.
var Fused = map[string]neo4j.Fused{"levels": neo4j.FusedNever, "fused": neo4j.FusedAlways, "fused in parts": neo4j.FusedInParts}

// Empty returns the shared store, emptied. It uses no fused statements.
func Empty(t testing.TB) store.Store {
	t.Helper()
	return EmptyFused(t, neo4j.FusedNever)
}

// EmptyFused is Empty for a store that uses fused statements in some way.
func EmptyFused(t testing.TB, fused neo4j.Fused) store.Store {
	t.Helper()
	s := open(t, fused)
	server.seeded = false
	if err := s.Empty(t.Context()); err != nil {
		t.Fatal(err)
	}
	return shared{s, fused, strings.Contains(t.Name(), "/Close/")}
}

// Seeded returns the shared store with the curated records, for tests that only read: it is filled anew only where a test
// has asked for an empty one since. Filling takes seconds, and what Neo4j has planned for one test serves the next.
func Seeded(t testing.TB) store.Store {
	t.Helper()
	return SeededFused(t, neo4j.FusedNever)
}

// URI is where the shared server is that a test has a store on.
func URI(t testing.TB) string {
	t.Helper()
	if server.running == nil {
		t.Fatal("no test has asked for a store yet")
	}
	return server.running.URI
}

// SeededFused is Seeded for a store that uses fused statements in some way.
func SeededFused(t testing.TB, fused neo4j.Fused) store.Store {
	t.Helper()
	s := open(t, fused)
	if server.seeded {
		return shared{s, fused, false}
	}
	g, err := seed.Load(ontology.Must(), seed.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	empty := EmptyFused(t, fused)
	if _, err := seed.Sync(t.Context(), empty, g); err != nil {
		t.Fatal(err)
	}
	server.seeded = true
	return empty
}

// open starts the server and opens the store, where no test has yet.
func open(t testing.TB, fused neo4j.Fused) *neo4j.Store {
	t.Helper()
	testenv.SkipShort(t, testenv.Neo4j)
	server.once.Do(func() { server.running, server.err = start(neo4jserver.Options{}) })
	check(t, server.err)
	if server.stores[fused] == nil {
		s, err := neo4j.Open(t.Context(), neo4j.Config{Catalogue: ontology.Must(), URI: server.running.URI, Deadlines: Deadlines, Fused: fused})
		if err != nil {
			t.Fatal(err)
		}
		server.stores[fused] = s
	}
	return server.stores[fused]
}

// Deadlines are those of stores in tests: a busy machine is no reason for a test to fail.
var Deadlines = neo4j.Deadlines{
	Read: patience, Write: patience, Ping: patience, Connect: patience, Commit: patience, Consistent: patience,
	Planning: patience, PlanBehind: patience, Silence: patience, Probe: patience, ReadRetry: time.Minute, WriteRetry: time.Minute,
}

const patience = 5 * time.Minute

// shared is the shared store for one test. Connections are dear, so only the cases about closing close it; the next test
// opens another then.
type shared struct {
	*neo4j.Store
	fused  neo4j.Fused
	closes bool
}

// Close closes the store where that is what the test is about.
func (s shared) Close(ctx context.Context) error {
	if !s.closes {
		return nil
	}
	server.stores[s.fused] = nil
	return s.Store.Close(ctx)
}

// Nodes returns the nodes of a store whose ids begin with a text, by id.
func Nodes(t testing.TB, s store.Store, prefix string) []*store.Node {
	t.Helper()
	var out []*store.Node
	for r, err := range s.Export(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if r.Node != nil && strings.HasPrefix(r.Node.ID, prefix) {
			out = append(out, r.Node)
		}
	}
	return out
}
