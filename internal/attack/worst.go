package attack

import (
	"context"
	"errors"
	"slices"
)

var worst = Attack{
	Name:  "worst",
	About: "the worst queries that a search over the schema has found (test/attack/queries), each alone",
	Must:  "each is refused, or answered with 8 MiB at most, within a second (three over Neo4j)",
	Run: func(ctx context.Context, t *Target, r *Report) error {
		c := t.client(address(0))
		defer c.close()
		for _, q := range t.All {
			for range t.count(3, 1) {
				a := c.ask(ctx, q.Request)
				r.expect(q.Name, a, Expectation{Within: t.Longest, Codes: []string{answered, costly, notFound, badInput}})
			}
		}
		return nil
	},
}

// rankWorst asks each of the worst queries once, and keeps those that are accepted, the longest first.
func (t *Target) rankWorst(ctx context.Context) error {
	c := t.client(address(0))
	defer c.close()
	type timed struct {
		Query
		Answer
	}
	var accepted []timed
	for _, q := range t.All {
		if a := c.ask(ctx, q.Request); a.Code != costly && a.Code != badInput && a.Code != invalid {
			accepted = append(accepted, timed{q, a})
		}
	}
	if len(accepted) == 0 {
		return errors.New("the server accepts none of the worst queries: the search should find others")
	}
	slices.SortFunc(accepted, func(a, b timed) int { return int(b.Took - a.Took) })
	largest := slices.MaxFunc(accepted, func(a, b timed) int { return int(a.Bytes - b.Bytes) })
	t.Worst = t.Worst[:0]
	for _, q := range accepted {
		t.Worst = append(t.Worst, q.Query)
	}
	t.Largest = largest.Query
	return nil
}
