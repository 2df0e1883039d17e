package load

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// TestRun: so many requests are sent as is said, by all clients together.
func TestRun(t *testing.T) {
	var asked atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked.Add(1)
		fmt.Fprint(w, "an answer")
	}))
	defer server.Close()
	r, err := Run(t.Context(), Options{URL: server.URL, Clients: 4, Duration: time.Minute, MaxRequests: 100})
	if err != nil || r.Requests != 100 || r.Bytes != len("an answer") || r.Median <= 0 || r.P99 < r.Median {
		t.Errorf("%+v, %v", r, err)
	}
	if n := asked.Load(); n != 101 { // the first one isn't measured
		t.Errorf("%d were sent", n)
	}
}

// TestFailures: an answer that differs from the first, and one that is an error, end the load.
func TestFailures(t *testing.T) {
	var asked atomic.Int64
	for want, answer := range map[string]http.HandlerFunc{
		"differs":    func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, asked.Add(1)) },
		"status 500": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) },
	} {
		server := httptest.NewServer(answer)
		if _, err := Run(t.Context(), Options{URL: server.URL, Clients: 2, Duration: time.Minute, MaxRequests: 10}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
		server.Close()
	}
}
