package httpapi

import (
	"context"
	"net/http"
	"testing"
	"testing/synctest"

	"graph287g/graph"
	"graph287g/graph/apierror"
)

// TestConcurrencyLimit tells the time by a clock that runs only while everybody waits: how long somebody waits for a place doesn't
// depend on the machine.
func TestConcurrencyLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		running, end := make(chan struct{}), make(chan struct{})
		c := testConfig(fakeEngine{execute: func(_ context.Context, r graph.Request) graph.Response {
			if r.Query == "{slow}" {
				running <- struct{}{}
				<-end
			}
			return graph.Response{Body: []byte(smallAnswer)}
		}})
		c.Limits.Concurrent = 1
		h := built(c)
		slow := make(chan int)
		go func() { slow <- do(h, post(`{"query":"{slow}"}`)).Code }()
		<-running

		// Those beyond it are told when to come again.
		res := do(h, post(`{"query":"{a}"}`))
		wantStatus(t, res, http.StatusServiceUnavailable)
		wantError(t, res.Body.Bytes(), apierror.RateLimited, "again in a second")
		wantHeader(t, res, "Retry-After", "1")

		// Probes and documents don't count.
		for _, path := range []string{"/livez", "/readyz", "/schema.graphql"} {
			wantStatus(t, do(h, request("GET", path, "")), http.StatusOK)
		}

		// Who leaves is let go.
		gone, leave := context.WithCancel(t.Context())
		leave()
		wantStatus(t, do(h, post(`{"query":"{a}"}`).WithContext(gone)), http.StatusServiceUnavailable)

		// One who waits is taken when a place is free.
		waiting := make(chan int)
		go func() { waiting <- do(h, post(`{"query":"{a}"}`)).Code }()
		synctest.Wait()
		close(end)
		if first, second := <-slow, <-waiting; first != http.StatusOK || second != http.StatusOK {
			t.Errorf("status %d and %d", first, second)
		}
	})
}
