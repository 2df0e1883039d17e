// Package engine has what the benchmarks compare: for each engine how it is installed, loaded with the graph and started as a server on
// this machine.
//
// engine.go says what an engine is, list.go which there are; a file for each says how it is set up.
package engine
