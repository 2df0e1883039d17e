// Package plan holds one GraphQL operation as a value: a list of steps, parents before children, each of which fills one
// table. A plan knows nothing of GraphQL, nor of how a store answers it; the values of arguments are in Args, so that a
// plan is compiled once and executed with other variables.
package plan
