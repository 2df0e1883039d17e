package crash

import (
	"cmp"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

var momentsSeed = flag.Uint64("moments", 287, "the seed by which the moments are drawn at which programs are killed")

// A moment is when a program is killed: in a stage of an import, after a share of what that takes.
type moment struct {
	stage string
	share float64
}

func (m moment) String() string { return fmt.Sprintf("%s at %.0f %%", m.stage, 100*m.share) }

// fewer is how many moments there are: few unless more kills are asked for.
func fewer(many, few int) int {
	if *kills == 0 {
		return few
	}
	return many
}

// drawMoments draws n moments, in the order in which they come in an import. Each stage has a part of them by its weight, and they are spread
// over it evenly, but for a random shift: so the short ones are hit, too.
func drawMoments(t *testing.T, n int, weights map[string]int) []moment {
	t.Helper()
	t.Logf("%d moments of the seed %d", n, *momentsSeed)
	random, total := rand.New(rand.NewPCG(*momentsSeed, uint64(n))), 0
	for _, w := range weights {
		total += w
	}
	var out []moment
	sum, done := 0, 0
	for _, stage := range stages {
		sum += weights[stage]
		here := n*sum/total - done
		done += here
		for i := range here {
			out = append(out, moment{stage, (float64(i) + random.Float64()) / float64(here)})
		}
	}
	return out
}

// await waits for the moment in an import. It is false where the import ends before.
func (m moment) await(p *importing, lasts map[string]time.Duration) bool {
	if !p.reach(m.stage) {
		return false
	}
	time.Sleep(time.Duration(m.share * float64(lasts[m.stage])))
	return true
}

// A tally counts what became of the kills.
type tally struct {
	hits  map[string]int // by the stage in which they came
	late  int            // that came after the end
	found map[string]int // by what the store held afterwards
}

func newTally() *tally { return &tally{hits: map[string]int{}, found: map[string]int{}} }

func (c *tally) count(p *importing, killed bool) {
	if killed {
		c.hits[p.stage]++
	} else {
		c.late++
	}
}

// mustHit fails the test where no kill hit; of many, where fewer did than half of them, or none in the stage in which the file changes.
func (c *tally) mustHit(t *testing.T) {
	t.Helper()
	hits := c.report(t)
	if hits == 0 || *kills > 0 && (hits < c.late || c.hits[saving] == 0) {
		t.Error("too few kills hit to tell anything")
	}
}

// mustHitOnce fails the test where no kill hit.
func (c *tally) mustHitOnce(t *testing.T) {
	t.Helper()
	if c.report(t) == 0 {
		t.Error("no kill hit")
	}
}

// report prints the counts, and returns how many kills hit.
func (c *tally) report(t *testing.T) int {
	t.Helper()
	hits := 0
	for _, n := range c.hits {
		hits += n
	}
	t.Logf("%d kills hit (%s), %d came after the end; then the store held %s", hits, listed(c.hits), c.late, listed(c.found))
	return hits
}

func listed(counts map[string]int) string {
	var out []string
	for name, n := range counts {
		out = append(out, fmt.Sprintf("%s %d", name, n))
	}
	slices.SortFunc(out, func(a, b string) int {
		rank := func(s string) int { name, _, _ := strings.Cut(s, " "); return slices.Index(stages, name) }
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b))
	})
	return strings.Join(out, ", ")
}
