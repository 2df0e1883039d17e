// Package seed brings the curated graph into a store: it reads the YAML of seed/data and the reference data of seed/geo,
// checks all of it, and makes the store equal to it. docs/data.md tells how the files are written.
//
// The beginning of a file's name tells what part of that it has:
//
//	yaml          text → values that know their position; knows nothing of the graph
//	load          values → entries and edges, the passes that Load runs
//	derive        values and claims that follow from others: days of agreements, growth and shares of counts
//	place         where claims and citations stand in the text, as texts that sort so
//	compose       names and descriptions that the files leave out
//	check         what must be true of the data, one rule or group of rules a file
//	disagreement  claims that contradict each other, found by comparing them
//	graph, sync   the result, and how a store is made equal to it
//
// Load goes through the data in passes, each over everything, so that one run lists all that is wrong; they are listed in
// load.go. Check goes on where Load ends, with what takes a store or the texts of the articles; its checks are listed in
// check.go.
package seed
