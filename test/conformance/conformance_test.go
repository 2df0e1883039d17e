// Package conformance holds Neo4j against the conformance suite of all stores. It is a package of its own because it is run
// with the race detector: its cases read and write the store from many goroutines, which no other test on Neo4j does.
package conformance

import (
	"testing"

	"graph287g/internal/neo4jtest"
	"graph287g/store"
	"graph287g/store/storetest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

// TestNeo4jSuite: Neo4j passes the conformance suite of all stores, without fused statements, with them, and with parts of plans fused. Package
// embedded runs it on itself.
func TestNeo4jSuite(t *testing.T) {
	for name, fused := range neo4jtest.Fused {
		t.Run(name, func(t *testing.T) {
			storetest.Run(t, func(t *testing.T) store.Store { return neo4jtest.EmptyFused(t, fused) })
		})
	}
}
