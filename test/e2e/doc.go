// Package e2e holds the tests that go through everything: both stores behind the real HTTP handler, over the curated records
// above all. Those that only read share what one of them has filled.
//
// Where Java or Maven is missing the part on Neo4j is left out, and says so; with REQUIRE=neo4j that is a failure (package
// testenv). The conformance suite and random questions, which take Neo4j as long again, are packages beside this one.
package e2e
