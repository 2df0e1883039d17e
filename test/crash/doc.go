// Package crash holds tests that end programs in the middle of an import of ICE's lists, as a crash or an impatient operator does: the program
// that imports, and the Neo4j server that it imports into. Afterwards the store holds what it held before or all of the import, readers never
// saw anything in between, and importing again gives what an undisturbed import gives.
//
// One test has two API processes and a writer over one Neo4j that is killed and started again: each answer is compared with that of an embedded
// store of the same version.
//
// Moments are drawn by a seed that is printed (-moments 7 for others). Each is a stage of an import, by what the program says that it does next, and a
// share of the time that this stage takes undisturbed. A moment that comes after the end is counted, and fails nothing; but enough have to hit.
package crash
