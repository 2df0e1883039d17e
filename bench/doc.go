// Package bench measures the API against others that answer the same questions, over the same graph, in the same run.
//
// The folder is a module of its own, so that what the others need is no part of the API's module. Commands with ./... in the
// repository's root leave it out: `go -C bench test ./...` tests it.
//
// Tests here compare what doesn't depend on the machine: that the engines in Go answer alike, and how often memory is allocated.
package bench
