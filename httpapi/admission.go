package httpapi

import (
	"context"
	"net/http"
	"time"

	"graph287g/graph/apierror"
)

// maxWait is how long a request waits for its turn. Most run for less than a millisecond, so that a burst passes within
// it; what is still waiting then meets an overload, and is better told soon.
const maxWait = 100 * time.Millisecond

// ownWait is how long a request waits that has only those of its own client before it. Nobody else waits for it meanwhile, so that a
// burst of one client is put in a row rather than refused.
const ownWait = time.Second

// admission lets requests in: so many may run at the same time, and what is received and not yet sent may have so many bytes. Of both
// one client may hold a quarter.
type admission struct {
	clients clients
	places  *shares
	memory  *shares
}

func newAdmission(c Config) *admission {
	return &admission{clients: newClients(c.TrustedProxies), places: newShares(c.Limits.Concurrent), memory: newShares(c.Limits.MemoryBytes)}
}

// hold starts what a request holds of the memory. Whoever gets it releases it once the answer has gone out.
func (a *admission) hold(r *http.Request) *hold {
	return &hold{of: a.memory, client: a.clients.of(r)}
}

// enter waits until one more of a client's requests may run. Whoever may calls leave in the end.
func (a *admission) enter(ctx context.Context, c client) (leave func(), _ *problem) {
	switch a.places.acquire(ctx, c, 1, maxWait) {
	case exhausted:
		return nil, overloaded()
	case overShare:
		return nil, shareExceeded()
	}
	return func() { a.places.release(c, 1) }, nil
}

func overloaded() *problem {
	return &problem{
		status:     http.StatusServiceUnavailable,
		code:       apierror.RateLimited,
		message:    "the server is answering as many requests as it can: send this one again in a second",
		retryAfter: retrySoon,
	}
}

func shareExceeded() *problem {
	return &problem{
		status: http.StatusTooManyRequests,
		code:   apierror.RateLimited,
		message: "your address has as many requests here as one may have at a time: wait for their answers, read them, and send this " +
			"one again in a second; fewer at a time, or smaller ones, are answered sooner",
		retryAfter: retrySoon,
	}
}
