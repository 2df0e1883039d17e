package attack

import (
	"context"
	"slices"
	"sync"
	"time"
)

const (
	greedyClients = 64
	// cheapEvery is how often another asks, cheapMost how long all but a hundredth of the answers may take.
	cheapEvery = 20 * time.Millisecond
	cheapMost  = 100 * time.Millisecond
)

var fairness = Attack{
	Name:  "fairness",
	About: "one address sends the worst queries over 64 connections as fast as it is answered, each as if forwarded for somebody else; another asks a cheap query every 20 ms",
	Must:  "the other is always answered, 99 of 100 times within 100 ms",
	Run: func(ctx context.Context, t *Target, r *Report) error {
		greedy := t.liar(greedyAddress)
		defer greedy.close()
		attacking, stop := context.WithCancel(ctx)
		defer stop()
		var clients sync.WaitGroup
		for i := range t.count(greedyClients, 4) {
			clients.Go(func() {
				for j := i; attacking.Err() == nil; j++ {
					a := greedy.ask(attacking, t.Worst[j%min(8, len(t.Worst))].Request)
					if attacking.Err() == nil {
						r.expect("the greedy one", a, Expectation{})
					}
					if a.putOff() {
						t.wait(attacking, 50*time.Millisecond) // who doesn't wait is refused for nothing
					}
				}
			})
		}
		var times []time.Duration
		for _, a := range t.askCheaply(ctx, r, cheapAddress, t.count(500, 20), answered) {
			times = append(times, a.Took)
		}
		stop()
		clients.Wait()
		slices.Sort(times)
		if len(times) > 0 {
			p50, p99, most := times[len(times)/2], times[len(times)*99/100], times[len(times)-1]
			r.note("cheap queries: median %d ms, p99 %d ms, longest %d ms", p50.Milliseconds(), p99.Milliseconds(), most.Milliseconds())
			r.within("p99 of the cheap queries", p99, cheapMost)
		}
		return nil
	},
}

// askCheaply asks a cheap query so many times from an address, every 20 ms whether or not the one before is answered, and returns the
// answers, each of which must have one of the codes.
func (t *Target) askCheaply(ctx context.Context, r *Report, from string, n int, codes ...string) []Answer {
	c := t.client(from)
	defer c.close()
	var mu sync.Mutex
	var answers []Answer
	var asking sync.WaitGroup
	for range n {
		asking.Go(func() {
			a := c.ask(ctx, cheap)
			r.expect("a cheap query of another", a, Expectation{Codes: codes})
			mu.Lock()
			defer mu.Unlock()
			answers = append(answers, a)
		})
		t.wait(ctx, cheapEvery)
	}
	asking.Wait()
	return answers
}
