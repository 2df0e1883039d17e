// Package measure counts what store.Statistics hold, for a whole graph and for a change to one: how many bytes the values of each field
// have as JSON, how many rows lead from the nodes of each kind over each relation and path, and the days that dates can mean. By these
// package cost bounds what a query may show before it runs.
//
// A change is counted at its own size: its records as they were are taken from the series, as they are added to them. Relations that
// come or go change the rows of their two ends, and those of every node from which a path leads through them. These are found by
// following paths backwards.
package measure
