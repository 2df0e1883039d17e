// Package neo4j is a store over a Neo4j 5.26 database, for those who have one or outgrow one machine. It answers the same
// plans with the same bytes as package embedded.
//
// Neo4j stores, indexes, follows relations, filters, orders and counts. It never computes on text or time, of which it has
// other notions (schema_sortkey.go), and package executor puts the levels of an answer together. README.md describes how
// the graph is stored, for people who write Cypher.
//
// Files are named by role:
//
//   - store.go, open.go: the store's methods and how a database is opened; session.go: sessions, transactions and running
//     a statement; decode.go: decoding records, with the types of their values checked; seqlock.go: how a read sees one
//     version; errors.go: errors; deadlines.go: time limits; watch.go, breaker.go: how a server that doesn't answer is noticed,
//     and left alone.
//   - read_*.go: what runs a statement that reads and decodes its record. reader.go holds the reader of one transaction,
//     whose methods (Lookup, Cells, Edges, Rows, …) have a file each and send one statement each. read_existing.go reads
//     what a change is checked against.
//   - fused_*.go: statements that read several steps of a plan at once. fused_plan.go says which steps, fused_cypher.go writes
//     the text, fused_execute.go sends it, fused_read.go decodes it, fused_tier.go decides when.
//   - write_*.go: write_apply.go makes a change, write_transaction.go commits it, write_batch.go writes its nodes and
//     relations, write_bulk.go does what takes several transactions, write_parts.go a change of that size.
//   - cypher_*.go: what builds the text of statements. cypher_statements.go holds those that are constant; short ones
//     that depend on the ontology's names are beside the code that sends them. testdata/statements.txt shows them.
//   - schema_*.go: how nodes and relations are stored: their properties, names, sort keys, constraints and indexes, and
//     the migration of a database of another ontology.
package neo4j
