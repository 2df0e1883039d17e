// Package ontology holds the kinds, relations and traversals of the graph: written by hand in the .graphqls files beside
// this one, a concept each, and read here into plain Go values that everything else imports.
//
// To add a field, a kind or a relation, edit one .graphqls file, run `go generate ./...` and add the data.
package ontology
