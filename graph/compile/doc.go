// Package compile turns a checked operation into a plan, which tells a store what to find, and an output plan, which tells how the
// tables that come back become JSON. Both are made once for a document, an operation and the Boolean variables of its @skip and
// @include; the values of arguments are bound for each request.
//
// compile.go is the place to start. The switches over fields are in root.go (root fields), node.go (a case for each role that a field
// has in the ontology) and connection.go (fields of connections); the files called bind bind arguments that several operations have.
package compile
