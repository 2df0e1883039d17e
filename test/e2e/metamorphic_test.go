package e2e

import (
	"testing"

	"graph287g/internal/oracle"
)

// TestNeo4jKeepsTheLaws: Neo4j's answers hang together as they must, over the records and over random graphs. Package oracle
// holds the embedded store against the same laws far more often.
func TestNeo4jKeepsTheLaws(t *testing.T) {
	t.Run("records", func(t *testing.T) { oracle.KeepLaws(t, seeded(t, neo4jStore(t)), 5) })
	t.Run("a random graph", func(t *testing.T) { oracle.KeepLaws(t, oracle.RandomStore(t, neo4jStore(t), 1), 5) })
}
