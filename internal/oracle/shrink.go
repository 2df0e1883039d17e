package oracle

import (
	"encoding/json"
	"slices"
	"strings"
	"time"
)

// shrinkTime bounds how long a mismatch is made smaller.
const shrinkTime = 20 * time.Second

// report prints a mismatch with all that makes it happen again, made as small as can be.
func (c *comparison) report(w *world, p *pair, d *queryDocument, choice uint64, i int, f finding) {
	c.t.Helper()
	until := time.Now().Add(shrinkTime)
	asked := f.question.Query
	f = shrinkQuery(p, d, choice, f, until)
	vars, _ := json.Marshal(f.question.Variables)
	c.t.Errorf("the engine and graphql-js differ in %s\nORACLE_SEED=%d ORACLE_QUERIES=%d (query %d)\nasked %s\nquery %s\nvariables %s\nours\n%stheirs\n%s",
		f.difference, w.seed, i+1, i, asked, f.question.Query, vars, f.ours.detail, f.theirs.detail)
	if lines := c.shrinkGraph(w, d, choice, until.Add(shrinkTime)); lines != nil {
		c.t.Logf("with the graph\n%s", strings.Join(lines, "\n"))
	}
}

// shrinkQuery takes out of a document what isn't needed for the mismatch.
func shrinkQuery(p *pair, d *queryDocument, choice uint64, f finding, until time.Time) finding {
	still := func() bool {
		next := p.compare(d, choice)
		if next.difference == "" || sortOf(next) != sortOf(f) {
			return false
		}
		f = next
		return true
	}
	for smaller := true; smaller && time.Now().Before(until); {
		smaller = false
		for _, set := range d.sets() {
			for i := len(*set) - 1; i >= 0 && time.Now().Before(until); i-- {
				smaller = shrinkAt(set, i, still) || smaller
			}
		}
	}
	return f
}

// sortOf keeps a mismatch from becoming another one.
func sortOf(f finding) string {
	kind, _, _ := strings.Cut(f.difference, "\n")
	return kind[:min(len(kind), 50)]
}

// shrinkAt tries to do without a selection, its directives and its arguments, or to take its children in its place.
func shrinkAt(set *[]*selection, i int, still func() bool) bool {
	old := *set
	if len(old) > 1 {
		*set = slices.Delete(slices.Clone(old), i, i+1)
		if still() {
			return true
		}
		*set = old
	}
	s, smaller := old[i], false
	if s.field == "" && s.spread == "" {
		*set = slices.Concat(old[:i], s.sub, old[i+1:])
		if still() {
			return true
		}
		*set = old
	}
	if was := s.directives; was != nil {
		if s.directives = nil; still() {
			smaller = true
		} else {
			s.directives = was
		}
	}
	for a := len(s.args) - 1; a >= 0; a-- {
		was := s.args
		if s.args = slices.Delete(slices.Clone(was), a, a+1); still() {
			smaller = true
		} else {
			s.args = was
		}
	}
	return smaller
}
