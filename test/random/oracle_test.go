package random

import (
	"testing"

	"graph287g/internal/neo4jtest"
	"graph287g/internal/oracle"
	"graph287g/store"
	"graph287g/store/neo4j"
)

// TestNeo4jAnswersAsGraphQLJS: random questions about random graphs have the same answers from Neo4j and from graphql-js
// with the most naive resolvers. Package oracle asks the embedded store many more.
func TestNeo4jAnswersAsGraphQLJS(t *testing.T) {
	graphs := 0
	fresh := func() store.Store { // each graph is asked in another way
		graphs++
		return neo4jtest.EmptyFused(t, neo4j.FusedNever+neo4j.Fused(graphs%3))
	}
	fresh() // skips the test where there is no Neo4j
	oracle.Compare(t, oracle.Options{Seed: 1, Graphs: 7, QueriesPerGraph: 100, Brief: true, NewStore: fresh})
}

// TestNoBugComesBackOnNeo4j: what once was wrong on some store stays right on this one.
func TestNoBugComesBackOnNeo4j(t *testing.T) {
	for name, fused := range neo4jtest.Fused {
		t.Run(name, func(t *testing.T) {
			fresh := func() store.Store { return neo4jtest.EmptyFused(t, fused) }
			fresh()
			oracle.Replay(t, fresh)
		})
	}
}
