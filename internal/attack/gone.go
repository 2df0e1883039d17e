package attack

import (
	"context"
	"sync"
	"time"
)

const (
	// goneAfter is when a client leaves, and goneRest how long the server may then go on.
	goneAfter = 20 * time.Millisecond
	goneRest  = 100 * time.Millisecond
	// goneWatched is how long it is watched after that, and goneIdle how much processor time it may use meanwhile: that of collecting
	// what it has made.
	goneWatched = time.Second
	goneIdle    = 200 * time.Millisecond
)

var gone = Attack{
	Name:  "gone",
	About: "clients that send the worst queries and leave after 20 ms, in the middle of their execution",
	Must:  "100 ms after the last has left the server does nothing any more, and others are answered",
	Run: func(ctx context.Context, t *Target, r *Report) error {
		for i := range t.count(6, 1) {
			q := t.Worst[i%len(t.Worst)]
			var leaving sync.WaitGroup
			for j := range t.count(16, 4) {
				conn, err := t.connect(ctx, address(j))
				if err != nil {
					return err
				}
				leaving.Go(func() {
					defer conn.Close()
					_, err := conn.Write([]byte(t.rawRequest(q.body())))
					r.attempt(err == nil, "the request isn't taken: %v", err)
					t.wait(ctx, goneAfter)
				})
			}
			leaving.Wait()
			if err := t.watchIdle(ctx, r, q.Name); err != nil {
				return err
			}
		}
		others := t.client(otherAddress)
		defer others.close()
		r.expect("a cheap query after they are gone", others.ask(ctx, cheap), Expectation{Within: time.Second, Codes: []string{answered}})
		return nil
	},
}

// watchIdle looks whether the server rests.
func (t *Target) watchIdle(ctx context.Context, r *Report, what string) error {
	if t.Short {
		return nil
	}
	t.wait(ctx, goneRest)
	before, err := cpuTime(t.PID)
	if err != nil {
		return err
	}
	t.wait(ctx, goneWatched)
	after, err := cpuTime(t.PID)
	r.within("processor time after the clients of "+what+" are gone", after-before, goneIdle)
	return err
}
