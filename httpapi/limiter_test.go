package httpapi

import (
	"context"
	"net/http"
	"testing"

	"graph287g/graph"
	"graph287g/graph/apierror"
)

func TestConcurrencyLimit(t *testing.T) {
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

	t.Run("tells those beyond it when to come again", func(t *testing.T) {
		res := do(h, post(`{"query":"{a}"}`))
		wantStatus(t, res, http.StatusServiceUnavailable)
		wantError(t, res.Body.Bytes(), apierror.RateLimited, "again in a second")
		wantHeader(t, res, "Retry-After", "1")
	})
	t.Run("lets probes and documents through", func(t *testing.T) {
		for _, path := range []string{"/livez", "/readyz", "/schema.graphql"} {
			wantStatus(t, do(h, request("GET", path, "")), http.StatusOK)
		}
	})
	t.Run("lets go of those who leave", func(t *testing.T) {
		gone, leave := context.WithCancel(t.Context())
		leave()
		wantStatus(t, do(h, post(`{"query":"{a}"}`).WithContext(gone)), http.StatusServiceUnavailable)
	})
	t.Run("takes one who waited when a place is free", func(t *testing.T) {
		waiting := make(chan int)
		go func() { waiting <- do(h, post(`{"query":"{a}"}`)).Code }()
		close(end)
		if first, second := <-slow, <-waiting; first != http.StatusOK || second != http.StatusOK {
			t.Errorf("status %d and %d", first, second)
		}
	})
}
