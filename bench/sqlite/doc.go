// Package sqlite answers the benchmarks' queries as one would by hand: a table for each kind, and for each query one statement that
// makes the whole answer. It parses no GraphQL, and so shows what a general API costs beside the reading.
package sqlite
