// Package bench measures the API against a peer in the same run: the ordinary resolvers of gqlgen over the same graph, in
// package peer. `make bench` prints the table; docs/decisions/0024-gqlgen-owns-the-root.md
// tells what was found.
package bench
