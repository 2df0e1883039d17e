package neo4j

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/sony/gobreaker/v2"
)

// tripAfter is how many calls in a row have to find the server unreachable before it is left alone.
const tripAfter = 3

// A breaker fails calls at once while the server is known to be unreachable. Most of the time it is closed and lets all calls
// pass; after some in a row that found the server unreachable it is open and lets none. When it has rested the next call asks
// first whether the server is alive, and the others go on failing until that is known.
type breaker struct {
	circuit *gobreaker.CircuitBreaker[struct{}]
	alive   func(context.Context) error // as watch.alive
}

func newBreaker(rest time.Duration, alive func(context.Context) error) *breaker {
	return &breaker{alive: alive, circuit: gobreaker.NewCircuitBreaker[struct{}](gobreaker.Settings{
		Timeout:      rest,
		ReadyToTrip:  func(c gobreaker.Counts) bool { return c.ConsecutiveFailures >= tripAfter },
		IsSuccessful: func(err error) bool { return !errors.Is(err, errUnreachable) },
		// A caller who has gone tells nothing of the server.
		IsExcluded: func(err error) bool {
			return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
		},
	})}
}

// run makes a call, unless the server is known to be unreachable. Whether it is again reachable is asked apart from the call,
// which may take long although the server is alive.
func (b *breaker) run(ctx context.Context, call func() error) error {
	if b.circuit.State() != gobreaker.StateClosed {
		if err := b.execute(func() error { return b.alive(ctx) }); err != nil {
			return err
		}
	}
	return b.execute(call)
}

func (b *breaker) execute(call func() error) error {
	_, err := b.circuit.Execute(func() (struct{}, error) { return struct{}{}, call() })
	if errors.Is(err, gobreaker.ErrOpenState) || errors.Is(err, gobreaker.ErrTooManyRequests) {
		return fmt.Errorf("%w; it was so a moment ago, and is asked again soon", errUnreachable)
	}
	return err
}
