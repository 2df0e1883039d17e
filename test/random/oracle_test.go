package random

import (
	"testing"

	"graph287g/internal/neo4jtest"
	"graph287g/internal/oracle"
	"graph287g/store"
)

// TestNeo4jAnswersAsGraphQLJS: random questions about random graphs have the same answers from Neo4j and from graphql-js
// with the most naive resolvers. Package oracle asks the embedded store many more.
func TestNeo4jAnswersAsGraphQLJS(t *testing.T) {
	fresh := func() store.Store { return neo4jtest.Empty(t) }
	fresh() // skips the test where there is no Neo4j
	oracle.Compare(t, oracle.Options{Seed: 1, Graphs: 7, QueriesPerGraph: 100, Brief: true, NewStore: fresh})
}

// TestNoBugComesBackOnNeo4j: what once was wrong on some store stays right on this one.
func TestNoBugComesBackOnNeo4j(t *testing.T) {
	fresh := func() store.Store { return neo4jtest.Empty(t) }
	fresh()
	oracle.Replay(t, fresh)
}
