// Package neo4j is the store over a Neo4j 5.26 database, for those who have one or outgrow one machine. It answers the
// same plans with the same bytes as package embedded.
//
// Neo4j stores, indexes, follows relations, filters, orders and counts; it never computes on text or time, of which it has
// other notions (key.go), and what an answer means beyond single levels is package level's. Records lie in it as people
// who write Cypher would expect (README.md); flatten.go writes them, gather.go reads them.
//
// A question: store.go → guard.go, which sees that one version answers → package level → reader.go and its methods Lookup,
// Cells, Edges and Rows, a file each, of which each makes one statement. A change: apply.go → writer.go, which lets one
// writer in and makes the change show at once → hood.go, what it is checked against → put.go, what it does. The statements
// are in cypher.go, or beside what builds them from the catalogue's names; testdata/statements.txt shows them.
package neo4j
