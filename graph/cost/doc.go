// Package cost tells how many objects an operation may show, before the store is asked: Measure finds how wide a version
// of the graph is, Statistics.Estimate bounds the rows of every step of a plan with it, and Statistics.Check says what is too much
// and what would fit.
//
// The bound is never below what is shown, for the version that was measured. It is close because it counts nodes rather
// than multiplying page sizes: of a hundred counties at most a handful have agencies, however long the pages are.
//
//	measure.go     what is measured, of which versions
//	topology.go    a graph without its values, in which rows are counted
//	statistics.go  how wide a version is: a histogram for every way on from a kind
//	histogram.go   how many rows so many nodes have at most
//	estimate.go    the rows of every step of a plan; list.go, evidence.go, group.go, link.go
//	excess.go      what is too much, and what would fit
package cost
