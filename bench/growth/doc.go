// Package growth measures what the embedded store takes as the graph grows: the queries of the workload and others over HTTP, changes,
// loading, starting, memory, and large answers.
//
// growth.go goes through it. What is measured within a process of its own is in inside.go and the files that it names.
package growth
