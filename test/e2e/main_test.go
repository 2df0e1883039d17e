package e2e

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"graph287g/internal/neo4jserver"
	"graph287g/internal/testenv"
	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/neo4j"
)

// report is where `make test` reads whether the Neo4j suite ran.
const report = "../../.cache/neo4j-suite"

func TestMain(m *testing.M) {
	code := m.Run()
	if server.running != nil {
		_ = server.running.Stop() // the tests have ended; what they found counts
	}
	_ = os.MkdirAll(filepath.Dir(report), 0o755)
	_ = os.WriteFile(report, []byte(outcome()+"\n"), 0o644) // only what `make test` prints at its end depends on it
	os.Exit(code)
}

// server is the one Neo4j of all tests, started when the first asks for it.
var server struct {
	once    sync.Once
	running *neo4jserver.Server
	store   *neo4j.Store // nil until it is opened, and after a test has closed it
	err     error
	ran     bool
}

// outcome tells whether the Neo4j suite ran.
func outcome() string {
	if server.ran {
		return "ran"
	}
	return fmt.Sprintf("NOT RUN: %v", server.err)
}

// neo4jStore returns the shared store, emptied.
func neo4jStore(t *testing.T) store.Store {
	t.Helper()
	server.once.Do(startServer)
	if errors.Is(server.err, neo4jserver.ErrUnavailable) {
		testenv.Skip(t, testenv.Neo4j, server.err.Error())
	}
	if server.err != nil {
		t.Fatal(server.err)
	}
	if server.store == nil {
		s, err := neo4j.Open(t.Context(), neo4j.Config{Catalogue: ontology.Must(), URI: server.running.URI})
		if err != nil {
			t.Fatal(err)
		}
		server.store = s
	}
	if err := server.store.Empty(t.Context()); err != nil {
		t.Fatal(err)
	}
	server.ran = true
	return shared{server.store, strings.Contains(t.Name(), "/Close/")}
}

func startServer() {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	server.running, server.err = neo4jserver.Start(ctx, neo4jserver.Options{ShortLived: true, Progress: os.Stderr})
}

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
