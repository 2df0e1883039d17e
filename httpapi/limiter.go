package httpapi

import (
	"context"
	"graph287g/graph/apierror"
	"net/http"
	"time"
)

// maxWait is how long a request waits for its turn. Most run for less than a millisecond, so that a burst passes within
// it; what is still waiting then meets an overload, and is better told soon.
const maxWait = 100 * time.Millisecond

// A limiter bounds how many requests run at the same time: a counting semaphore.
type limiter chan struct{}

// acquire waits until one more may run; false if that takes too long.
func (p limiter) acquire(ctx context.Context) bool {
	select {
	case p <- struct{}{}:
		return true
	default:
	}
	timer := time.NewTimer(maxWait)
	defer timer.Stop()
	select {
	case p <- struct{}{}:
		return true
	case <-timer.C:
	case <-ctx.Done():
	}
	return false
}

func (p limiter) release() { <-p }

func overloaded() *problem {
	return &problem{
		status:     http.StatusServiceUnavailable,
		code:       apierror.RateLimited,
		message:    "the server is answering as many requests as it can: send this one again in a second",
		retryAfter: retrySoon,
	}
}
