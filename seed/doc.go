// Package seed brings the curated graph into a store: it reads the YAML of seed/data and the reference data of seed/geo,
// checks all of it, and makes the store equal to it. docs/data.md tells how the files are written.
//
// Load goes through the data in passes, each over everything, so that one run lists all that is wrong:
//
//	read     files → values that know their place (file.go, text.go, yaml.go, source.go)
//	declare  ids, and the states and counties (entry.go, geo.go)
//	fill     stored values, dates, standings and relations of each entry (fill.go, stored.go, date.go, relation.go)
//	connect  what only the whole shows: both sides, order, how many (connect.go, degrees.go, claim.go, citation.go)
//	find     disagreements: those curated checked, others found by comparing claims (disagreement.go, find.go, statement.go)
//	compose  names and descriptions left out (compose.go, template.go, words.go)
//	finish   unique names, the store's canonical form, the fingerprint (unique.go, finish.go)
package seed
