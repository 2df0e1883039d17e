// Package identity decides which printed names of ICE's 287(g) lists are one agency, what sort of agency that is, and which place it serves.
//
// Everything follows from the printed values and from tables that were reviewed line by line:
//
//   - aliases.tsv: spellings of one agency that no rule joins
//   - elsewhere.tsv: agencies printed under a state that isn't theirs
//   - misprinted.tsv: rows that print one agency's name and mean another
//   - cells.tsv: misspelt COUNTY cells
//   - reviewed.tsv: what an agency is and serves, where its name and cells don't tell or tell wrong
//
// Nothing is joined because it looks alike: Melbourne, Melbourne Beach and West Melbourne are three towns. Likeness only suggests, to whoever
// reviews a new list (Suggest, and the candidates of CountyOf). Where something can't be told it is left untold, with the reason.
//
// Start at Identify for one row, and at Describe for all rows of one agency. The files follow the order of the work: fold.go reads a text as
// words, rules.go makes one spelling of several, key.go and alias.go add the tables, name.go makes the name that people read, kind.go tells what
// sort of agency it is, and place.go with county.go where it serves. testdata/decisions.tsv has what came out for every agency of 112 real lists.
package identity
