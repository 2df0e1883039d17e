package attack

import (
	"context"
	"sync"
	"time"
)

var everybodyOut = Attack{
	Name:  "everybody out",
	About: "64 clients with as many addresses ask for texts that are made while the answer is written, again and again",
	Must:  "another is answered within a second all the time, and told to come again once in twenty times at most",
	Run: func(ctx context.Context, t *Target, r *Report) error {
		attacking, stop := context.WithCancel(ctx)
		defer stop()
		var clients sync.WaitGroup
		for i := range t.count(64, 4) {
			clients.Go(func() {
				c := t.client(address(i))
				defer c.close()
				for attacking.Err() == nil {
					a := c.ask(attacking, manyReferences)
					if attacking.Err() == nil {
						r.expect("one of the 64", a, Expectation{})
					}
					t.wait(attacking, 50*time.Millisecond)
				}
			})
		}
		putOff := 0
		answers, err := t.askCheaply(ctx, r, otherAddress, t.count(250, 10), answered, rateLimited)
		if err != nil {
			return err
		}
		for _, a := range answers {
			r.within("a cheap query of another", a.Took, time.Second)
			if a.putOff() {
				putOff++
			}
		}
		if 20*putOff > len(answers) {
			r.exceed("another was put off %d of %d times", putOff, len(answers))
		}
		stop()
		clients.Wait()
		return nil
	},
}
