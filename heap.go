package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// tuneHeap tells the runtime when to collect garbage, by what the heap has now, once the graph is loaded, and by what requests and kept answers
// may take. Whoever sets GOGC or GOMEMLIMIT knows better.
//
// By itself the runtime collects whenever the heap has doubled. Of a small graph that is after some hundred requests, each time with all of
// the graph looked through: a fifth of the processor time. And it lets the heap grow to twice what there is at the worst moment.
func tuneHeap(forRequests, forAnswers int) {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	live := int64(m.HeapAlloc)
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(2 * (live + int64(forRequests) + int64(forAnswers)))
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbagePercent(live, int64(forRequests)))
	}
}

// garbagePercent is how much garbage there may be beside what is in use, in percent of that: half of what requests may take, for that much
// the process has to have anyway; as much as is in use, where this is more.
func garbagePercent(live, forRequests int64) int {
	const runtimeDefault = 100
	return int(max(runtimeDefault, 100*(forRequests/2)/max(live, 1)))
}
