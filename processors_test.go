package main

import "testing"

// TestThreads: twice as many as there are processors, but where the process may have a part of their time only.
func TestThreads(t *testing.T) {
	for _, c := range []struct{ byRuntime, processors, want int }{
		{1, 1, 2},
		{2, 2, 4},
		{2, 8, 2}, // a container that may have the time of two of eight
	} {
		if got := threads(c.byRuntime, c.processors); got != c.want {
			t.Errorf("%d for %d processors: %d, not %d", c.byRuntime, c.processors, got, c.want)
		}
	}
}
