// Package cost estimates how many objects and bytes an operation may show, before a store executes it. New takes the statistics that a
// store keeps of one version of the graph (package measure counts them), Statistics.Estimate bounds the rows of every step of a plan by them, and the bytes of the answer, and
// Statistics.Check tells what exceeds the budget and which page size would fit.
//
// For the version that was measured, the estimate is an upper bound. It is close because it counts nodes instead of multiplying page
// sizes: of a hundred counties only a few have agencies, however long the pages are.
//
//	statistics.go  the statistics: a histogram for each expansion of a kind
//	histogram.go   how many rows some nodes have at most
//	estimate.go    bounds the rows of every step; list.go, evidence.go, group.go and link.go those of its operations
//	columns.go     the values of each column by width; widths.go bounds the bytes of some rows by them
//	bytes.go       bounds the bytes of the answer, along its output plan: bytes_cell.go those of cells and cursors, bytes_output.go,
//	               bytes_evidence.go and bytes_text.go those that operations and texts make
//	excess.go      what exceeds the limit, and what would fit
package cost
