package e2e

import (
	"testing"

	"graph287g/internal/oracle"
)

// TestNeo4jMetamorphicRelations: Neo4j's answers agree with each other, over the records and over random graphs. Package oracle
// tests the embedded store with the same relations far more often.
func TestNeo4jMetamorphicRelations(t *testing.T) {
	t.Run("records", func(t *testing.T) { oracle.CheckMetamorphic(t, seeded(t, neo4jStore(t)), 5) })
	t.Run("a random graph", func(t *testing.T) { oracle.CheckMetamorphic(t, oracle.RandomStore(t, neo4jStore(t), 1), 5) })
}
