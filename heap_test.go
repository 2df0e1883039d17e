package main

import "testing"

// TestGarbagePercent: a small graph is collected after as many bytes of garbage as a larger one, a large one when the heap has doubled.
func TestGarbagePercent(t *testing.T) {
	const mib = 1 << 20
	for _, c := range []struct {
		live, forRequests int64
		want              int
	}{
		{32 * mib, 256 * mib, 400},
		{64 * mib, 256 * mib, 200},
		{1024 * mib, 256 * mib, 100},
		{32 * mib, 32 * mib, 100}, // who has little memory keeps what the runtime does
		{0, 0, 100},
	} {
		if got := garbagePercent(c.live, c.forRequests); got != c.want {
			t.Errorf("of %d MiB, with %d MiB for requests: %d %%, not %d %%", c.live/mib, c.forRequests/mib, got, c.want)
		}
	}
}
