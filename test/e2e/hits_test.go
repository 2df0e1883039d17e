package e2e

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

// checkHits compares with what was counted before.
func (r recording) checkHits(t *testing.T, hits map[string]int64) {
	t.Helper()
	before := r.readHits(t)
	for _, name := range slices.Sorted(maps.Keys(hits)) {
		was, known := before[name]
		switch now := hits[name]; {
		case !known:
			t.Errorf("%s isn't in %s: %s", name, r.hitsFile, howToUpdate)
		case alike(was, now):
		case now > was:
			t.Errorf("%s costs Neo4j %d database hits, %d before: find out why. If it is worth it, or the records have grown, %s", name, now, was, howToUpdate)
		default:
			t.Errorf("%s costs Neo4j %d database hits, %d before. So that it stays so, %s", name, now, was, howToUpdate)
		}
		delete(before, name)
	}
	for name := range before {
		if !r.isWhole() {
			break // it may not have been asked
		}
		t.Errorf("%s is in %s, and reads nothing: %s", name, r.hitsFile, howToUpdate)
	}
}

func (r recording) readHits(t *testing.T) map[string]int64 {
	t.Helper()
	out := map[string]int64{}
	for line := range strings.Lines(readText(t, r.hitsFile)) {
		var name string
		var n int64
		if _, err := fmt.Sscan(line, &name, &n); err != nil {
			t.Fatalf("%s: %q: %v", r.hitsFile, line, err)
		}
		out[name] = n
	}
	return out
}

// updateHits writes down what was counted; what is about as it was stays.
func (r recording) updateHits(t *testing.T, hits map[string]int64) {
	t.Helper()
	before := map[string]int64{}
	if _, err := os.Stat(r.hitsFile); err == nil {
		before = r.readHits(t)
	}
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(hits)) {
		n := hits[name]
		if was, known := before[name]; known && alike(was, n) {
			n = was
		}
		fmt.Fprintf(&b, "%-60s %6d\n", name, n)
	}
	writeText(t, r.hitsFile, b.String())
}
