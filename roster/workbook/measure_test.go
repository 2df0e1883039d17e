package workbook

import (
	"runtime"
	"time"
)

type usage struct {
	seconds float64
	bytes   uint64
}

// measure tells what a function takes of the processors, and what the heap has at most meanwhile beyond what it had before.
func measure(f func()) usage {
	runtime.GC()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	done, peak := make(chan struct{}), make(chan uint64)
	go func() {
		most := before.HeapAlloc
		tick := time.NewTicker(10 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-done:
				peak <- most
				return
			case <-tick.C:
				var now runtime.MemStats
				runtime.ReadMemStats(&now)
				most = max(most, now.HeapAlloc)
			}
		}
	}()
	start := cpuSeconds()
	f()
	seconds := cpuSeconds() - start
	close(done)
	return usage{seconds, <-peak - before.HeapAlloc}
}
