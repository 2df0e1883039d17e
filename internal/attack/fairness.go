package attack

import (
	"context"
	"slices"
	"sync"
	"time"
)

const (
	greedyClients = 64
	// cheapMost is how long all but a hundredth of the cheap answers may take.
	cheapMost = 100 * time.Millisecond
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
		answers, err := t.askCheaply(ctx, r, cheapAddress, t.count(500, 20), answered)
		if err != nil {
			return err
		}
		for _, a := range answers {
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
