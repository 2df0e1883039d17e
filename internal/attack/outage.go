package attack

import (
	"context"
	"net/http"
	"time"
)

// outageMost is how long a client may wait to be told that there is no store, and recoveryMost how long the server may need until it
// answers again by itself.
const (
	outageMost   = time.Second
	recoveryMost = 20 * time.Second
)

var outage = Attack{
	Name:  "outage",
	About: "Neo4j is suspended and resumed, then killed, while requests come",
	Must:  "each is told within a second that the store is unavailable and when to come again (503), and is answered again after it resumes",
	Neo4j: true,
	Run: func(ctx context.Context, t *Target, r *Report) error {
		c := t.client(address(0))
		defer c.close()
		if err := t.Outage.Suspend(); err != nil {
			return err
		}
		t.expectUnavailable(ctx, r, c, "suspended")
		if err := t.Outage.Resume(); err != nil {
			return err
		}
		start := time.Now()
		for c.ask(ctx, cheap).Status != http.StatusOK && time.Since(start) < recoveryMost {
			t.wait(ctx, 100*time.Millisecond)
		}
		r.within("recovery", time.Since(start), recoveryMost)
		r.expect("resumed", c.ask(ctx, cheap), Expectation{Codes: []string{answered}})
		t.Outage.Kill()
		t.expectUnavailable(ctx, r, c, "killed")
		return nil
	},
}

func (t *Target) expectUnavailable(ctx context.Context, r *Report, c *Client, what string) {
	for range t.count(10, 3) {
		a := c.ask(ctx, cheap)
		r.expect(what, a, Expectation{Within: outageMost, Codes: []string{unavailable}})
		r.attempt(a.Status == http.StatusServiceUnavailable, "%s: status %d", what, a.Status)
	}
}
