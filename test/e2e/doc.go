// Package e2e holds the tests that go through everything: both stores behind the real HTTP handler. It is the only
// package whose tests open the shared test Neo4j, case after case: packages run in parallel, and would empty each other's
// data.
//
// Where Java or Maven is missing the Neo4j part is left out, and says so; with REQUIRE=neo4j that is a failure (package absent).
package e2e
