// Package random asks Neo4j random questions: those that graphql-js answers too, and those whose answers must hang together.
// It is a package of its own because Neo4j plans each question anew, which takes as long as the tests of package e2e do
// altogether: the two run at the same time, with a server each.
package random

import (
	"testing"

	"graph287g/internal/neo4jtest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }
