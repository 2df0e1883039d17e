package main

import (
	"os"
	"runtime"
)

// tuneProcessors lets twice as many threads run Go code as there are processors. Whoever sets GOMAXPROCS knows better, and so does the
// runtime where the process may have a part of the processors' time only: it would use that up at once, and then stand still.
//
// By itself the runtime has as many as there are processors. A request for little is then answered after the turns of those for much that
// were there before, up to 10 ms each, for the system has nothing to choose from; and a thread that waits to be woken for the next request
// leaves its processor to others or to nobody.
func tuneProcessors() {
	if os.Getenv("GOMAXPROCS") == "" {
		runtime.GOMAXPROCS(threads(runtime.GOMAXPROCS(0), runtime.NumCPU()))
	}
}

// threads is how many threads are to run Go code, where the runtime would have so many for the processors that there are.
func threads(byRuntime, processors int) int {
	if byRuntime < processors {
		return byRuntime
	}
	return 2 * processors
}
