// Package oracle holds the engine against graphql-js: over the same graph, with the most naive resolvers (oracle.mjs), it
// must give the same answer, byte for byte. Graphs and queries are random, a seed makes them again.
//
// Beside that, metamorphic tests (metamorphic*.go) compare answers of the engine with each other, over graphs of any size.
//
// Start at compare.go. The oracle reads the ontology's text itself and walks patterns step by step, so that neither the
// compiled catalogue nor package executor is trusted. What differs on purpose stands in DEVIATIONS.md; a bug once found
// stays in testdata. Tests use this package, and the search for the worst query, which begins with its random ones (sample.go).
package oracle
