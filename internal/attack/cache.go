package attack

import (
	"context"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

// cacheMemory is what the process may hold after thousands of documents that are each kept for when they come again.
const cacheMemory = 768 << 20

var cache = Attack{
	Name:  "cache",
	About: "4,000 documents of 30 kB that differ in a comment, by 8 clients, so that each is parsed, compiled and kept anew",
	Must:  "each is answered within a second, and what is kept is bounded: the process holds less than 768 MiB",
	Run: func(ctx context.Context, t *Target, r *Report) error {
		document := `{counties(first:1){nodes{` + repeat(90, "a%d:agencies(first:1){nodes{name}}") + `}}} # ` + strings.Repeat("x", 27_000)
		total := int64(t.count(4000, 20))
		var next atomic.Int64
		var asking sync.WaitGroup
		for i := range 8 {
			asking.Go(func() {
				c := t.client(address(i))
				defer c.close()
				for n := next.Add(1); n <= total && ctx.Err() == nil; n = next.Add(1) {
					r.expect("a document", c.ask(ctx, Request{Query: document + strconv.FormatInt(n, 10)}), Expectation{Within: t.Longest})
				}
			})
		}
		asking.Wait()
		if t.Short {
			return nil
		}
		_, most, err := memory(t.PID)
		if most > cacheMemory {
			r.exceed("the process held %d MiB, it may hold %d MiB", most>>20, int64(cacheMemory)>>20)
		}
		return err
	},
}
