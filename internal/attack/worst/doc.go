// Package worst searches for the worst query that is accepted: the one that takes longest, or makes the most of memory or bytes,
// though its price is within the limits.
//
// Search starts from queries that are given (those of the corpus, random ones of the oracle, worst shapes made by hand), changes
// them at random by the schema, and keeps what got worse: hill climbing, by several objectives at the same time (measure.go). What
// is refused for its price is first made to fit, by the page size that the refusal itself tells (repair.go), so that the search
// goes along the edge of what is accepted. The finds are made smaller (shrink.go) and written to files (keep.go), which stay in
// the repository: `make attack` sends them to a server.
package worst
