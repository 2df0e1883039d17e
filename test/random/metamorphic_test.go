package random

import (
	"testing"

	"graph287g/internal/neo4jtest"
	"graph287g/internal/oracle"
)

// TestNeo4jKeepsMetamorphicRelations: Neo4j's answers agree with each other as they must, over the records and over random graphs. Package oracle
// holds the embedded store to the same relations far more often.
func TestNeo4jKeepsMetamorphicRelations(t *testing.T) {
	for name, fused := range neo4jtest.Fused {
		t.Run("records, "+name, func(t *testing.T) { oracle.CheckMetamorphic(t, neo4jtest.SeededFused(t, fused), 5) })
	}
	t.Run("a random graph", func(t *testing.T) { oracle.CheckMetamorphic(t, oracle.RandomStore(t, neo4jtest.Empty(t), 1), 5) })
}
