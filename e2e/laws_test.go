package e2e

import (
	"fmt"
	"testing"

	"graph287g/graph/oracle"
)

// TestNeo4jKeepsTheLaws: Neo4j's answers hang together as they must, over the records and over random graphs. Package oracle
// holds the embedded store against the same laws far more often.
func TestNeo4jKeepsTheLaws(t *testing.T) {
	t.Run("records", func(t *testing.T) { oracle.KeepLaws(t, seeded(t, neo4jStore(t)), 12) })
	for i := range uint64(2) {
		t.Run(fmt.Sprint("graph ", i), func(t *testing.T) { oracle.KeepLaws(t, oracle.RandomStore(t, neo4jStore(t), i), 6) })
	}
}
