// Package cite writes references: what an Item holds, as The Bluebook, APA, BibTeX and CSL-JSON want it. It knows nothing
// of graphs. What an item doesn't hold stays out, and what was inferred stands in brackets, so that nothing is made up.
//
// There is a file for each style. Dates are in date.go and date_format.go, courts in court.go, The Bluebook's short words in abbreviate.go.
package cite
