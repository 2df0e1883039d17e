// Package bench measures the API against a peer in the same run: the ordinary resolvers of gqlgen over the same graph, in
// package peer. `make bench` prints the table; docs/decisions/0024-gqlgen-owns-the-root.md tells
// what was found.
//
// The folder is a module of its own, so that the peer's generated code and what it needs are no part of the API's module.
// Commands with ./... in the repository's root leave it out: `go -C bench test ./...` tests it.
package bench
