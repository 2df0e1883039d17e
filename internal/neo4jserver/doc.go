// Package neo4jserver runs a real Neo4j 5.26 Community server without Docker,
// for tests and for developers (make neo4j).
//
// Maven fetches Neo4j's libraries (pom.xml), Java runs a short main from
// source (Neo4jServer.java), and this package looks after the process. Its
// query language, planner, transactions and Bolt are those of the packaged
// server; the HTTP interface, the browser and neo4j-admin are not there.
//
// [Start] in server.go is where to begin. It goes through one file after the
// other: options.go (what was asked for), toolchain.go (java and mvn),
// classpath.go and maven.go (Neo4j's libraries), home.go (folder and
// settings), process.go (the running Java).
//
// A server never outlives the process that started it, even if that process is
// killed: its standard input is a pipe, and it stops when the pipe ends.
package neo4jserver
