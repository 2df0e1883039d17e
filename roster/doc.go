// Package roster knows ICE's lists of the agencies that take part in the 287(g) program, and of those that applied: what a file of ICE's says
// (package workbook reads it), when it was published, and what all lists together show of each row.
//
// A History is made of a set of lists, and of nothing else: the order in which they come, and how often, doesn't matter. It holds each
// row as it is printed, in runs: the lists one after the other that print it alike. Write keeps it as text, Read reads that.
//
//	list.go       a list, and a row as it is printed
//	import.go     workbook → list
//	published.go  the day on which a list was published, and how that is known
//	history.go    lists → runs of printed rows
//	meaning.go    which agency a run means
//	agreements.go runs → agencies and their agreements
//	clerical.go   what points to clerical work, where rows leave
//	review.go     what no rule and no table matches, with the nearest candidates
//	compiled.go   the history as text
//	signed.go, model.go, link.go  what printed values mean
package roster
