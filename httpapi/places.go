package httpapi

import (
	"context"
	"time"
)

// patience is how long a request waits for a place. Most run for less than a millisecond, so that a burst passes within
// it; what is still waiting then meets an overload, and is better told soon.
const patience = 100 * time.Millisecond

// places are what running requests hold, one each.
type places chan struct{}

// take waits for a place, in vain if it tells false.
func (p places) take(ctx context.Context) bool {
	select {
	case p <- struct{}{}:
		return true
	default:
	}
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case p <- struct{}{}:
		return true
	case <-timer.C:
	case <-ctx.Done():
	}
	return false
}

func (p places) leave() { <-p }
