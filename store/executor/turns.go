package executor

import (
	"context"
	"runtime"
	"time"
)

// turn is for how long an execution may keep its processor. By itself the scheduler of Go takes it away after 10 ms, which is longer than
// most answers take.
const turn = 200 * time.Microsecond

// turns let others run between the parts of a long execution. Giving up the processor costs a short one more than what it does in
// between, so that only those do that have had it for a while.
type turns struct{ since time.Time }

// newTurns begins a turn.
func newTurns() turns { return turns{time.Now()} }

// take gives up the processor where the turn is over, and then tells whether anybody still waits: asking that costs a short step as much again.
func (t *turns) take(ctx context.Context) error {
	if time.Since(t.since) <= turn {
		return nil
	}
	runtime.Gosched()
	t.since = time.Now()
	return ctx.Err()
}
