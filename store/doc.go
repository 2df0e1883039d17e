// Package store is the contract between the graph and those who ask it: six methods, generic over kinds. A new field of
// the schema adds none.
//
// Two stores keep it, package embedded (the default and the oracle) and package neo4j; package storetest has a case for
// each sentence of the contract, and both run all of them. What both share stands here: records and their values, the
// check of a change, cursors, the order of values, and the one matcher of filters, of which Cypher is a translation.
package store
