// Package compile turns a checked operation into a plan, which tells a store what to find, and a program, which tells how
// the tables that come back become JSON. Both are made once for a document, an operation and the Boolean variables of its
// @skip and @include; the values of arguments are bound for each request.
//
// Enter at compile.go; node.go has a case for each role of a field of the ontology.
package compile
