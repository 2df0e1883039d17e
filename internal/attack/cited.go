package attack

import (
	"context"
	"net/http"
	"strings"
	"sync"
	"time"
)

// citable has an answer of about 3.5 MB, which is the most that fits an archived answer with some room.
var citable = Request{Query: `{` + repeat(10, `a%d:agreements(first:0){timeline(interval:WEEK,from:"1935-01-01",to:"2025-12-31"){start end signed ended inForce}}`) + `}`}

var cited = Attack{
	Name:  "cited",
	About: "an archived answer of over 3 MB is shown again and again, as a page, as JSON and raw: each time it is asked for anew and compared",
	Must:  "each is shown within two seconds, or put off; others are answered within a second meanwhile",
	Run: func(ctx context.Context, t *Target, r *Report) error {
		author := t.client(address(0))
		defer author.close()
		a := author.post(ctx, "/cite", citable.body())
		r.attempt(a.Status == http.StatusCreated, "the answer isn't archived: %d, %s", a.Status, a.text())
		path := a.location
		author.accept = "text/html, application/json;q=0.5"
		for what, form := range map[string]string{"a page": "", "JSON": ".json", "its bytes": "/data"} {
			a := author.get(ctx, path+form)
			r.expect("shown as "+what, a, Expectation{Within: 2 * t.Longest, Bytes: 64 << 20})
			r.attempt(a.Status == http.StatusOK, "%s%s: status %d", path, form, a.Status)
		}
		showing, stop := context.WithCancel(ctx)
		defer stop()
		var clients sync.WaitGroup
		for i := range t.count(16, 2) {
			clients.Go(func() {
				c := t.client(address(i))
				defer c.close()
				c.accept = author.accept
				for j := i; showing.Err() == nil; j++ {
					a := c.get(showing, path+[]string{"", ".json", "/data"}[j%3])
					if showing.Err() == nil {
						r.expect("one of 16 who look at it", a, Expectation{Bytes: 64 << 20})
					}
					t.wait(showing, 20*time.Millisecond)
				}
			})
		}
		other := t.client(otherAddress)
		defer other.close()
		for range t.count(100, 5) {
			r.expect("another's cheap query meanwhile", other.ask(ctx, cheap), Expectation{Within: time.Second, Codes: []string{answered, rateLimited}})
			t.wait(ctx, 50*time.Millisecond)
		}
		stop()
		clients.Wait()
		return nil
	},
}

// get asks for a page or for what is at its address.
func (c *Client) get(ctx context.Context, path string) Answer {
	return c.send(ctx, http.MethodGet, strings.TrimPrefix(path, c.base), "")
}
