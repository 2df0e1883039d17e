// Package store is the contract of the stores: the interface Store, whose six methods know nothing of particular kinds, so that the
// schema can grow without it.
//
// Two packages implement it: embedded, which is the default, and neo4j. Package storetest has a case for each sentence of the contract,
// and both run all of them. What they share is here: records and their values, the check of a change, cursors, the order of values, the
// words of search, and the matcher that defines what filters mean.
package store
