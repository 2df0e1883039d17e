// Package data generates the graph of the benchmarks: one copy has 10,294 nodes and 13,700 relations, and N copies have N times as
// many under other ids, each copy apart from the others. The same numbers come out on every machine.
//
// [Copy] in generate.go is where to begin. Records for the stores are in records.go, rows for databases of tables in tables.go.
package data
