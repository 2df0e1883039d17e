package random

import (
	"testing"

	"graph287g/internal/neo4jtest"
	"graph287g/internal/oracle"
)

// TestNeo4jKeepsTheLaws: Neo4j's answers hang together as they must, over the records and over random graphs. Package oracle
// holds the embedded store against the same laws far more often.
func TestNeo4jKeepsTheLaws(t *testing.T) {
	t.Run("records", func(t *testing.T) { oracle.KeepLaws(t, neo4jtest.Seeded(t), 5) })
	t.Run("a random graph", func(t *testing.T) { oracle.KeepLaws(t, oracle.RandomStore(t, neo4jtest.Empty(t), 1), 5) })
}
