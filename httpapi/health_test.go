package httpapi

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"graph287g/graph"
)

func TestLivez(t *testing.T) {
	h := built(testConfig(fakeEngine{ready: func(context.Context) error {
		t.Error("the engine was asked")
		return nil
	}}))
	res := do(h, request("GET", "/livez", ""))
	wantStatus(t, res, http.StatusOK)
	wantBody(t, res, `{"status":"alive","version":"v1.2.3"}`)
	wantHeader(t, res, "Cache-Control", "no-store")
	head := do(h, request("HEAD", "/livez", ""))
	wantBody(t, head, "")
	wantHeader(t, head, "Content-Length", res.Header().Get("Content-Length"))
}

func TestReadyz(t *testing.T) {
	for _, c := range []struct {
		name   string
		err    error
		status int
		body   string
	}{
		{"says that it is ready", nil, 200, `{"status":"ready"}`},
		{"says that the store is away", errors.New("bolt://user:secret@db:7687 refused"), 503, `{"status":"unavailable","reason":"STORE_UNAVAILABLE"}`},
		{"says that the store is slow", fmt.Errorf("ping: %w", context.DeadlineExceeded), 503, `{"status":"unavailable","reason":"TIMEOUT"}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			cfg := testConfig(fakeEngine{ready: func(ctx context.Context) error {
				if _, limited := ctx.Deadline(); !limited {
					t.Error("the engine has all the time in the world")
				}
				return c.err
			}})
			log, out := logged()
			cfg.Logger = log
			res := do(built(cfg), request("GET", "/readyz", ""))
			wantStatus(t, res, c.status)
			wantBody(t, res, c.body)
			if c.err != nil && !strings.Contains(out.String(), c.err.Error()) {
				t.Errorf("the log lacks the reason: %s", out)
			}
		})
	}
}

// TestReadyzTellsOfWarming: a server that prepares itself is ready, and tells how far it has come; one that is away tells of that alone.
func TestReadyzTellsOfWarming(t *testing.T) {
	done, of := 0, 0
	var away error
	cfg := testConfig(fakeEngine{ready: func(context.Context) error { return away }})
	cfg.Warming = func() (int, int) { return done, of }
	wantBody(t, do(built(cfg), request("GET", "/readyz", "")), `{"status":"ready"}`)
	done, of = 3, 7
	res := do(built(cfg), request("GET", "/readyz", ""))
	wantStatus(t, res, http.StatusOK)
	wantBody(t, res, `{"status":"ready","warming":{"done":3,"of":7}}`)
	away = errors.New("gone")
	wantBody(t, do(built(cfg), request("GET", "/readyz", "")), `{"status":"unavailable","reason":"STORE_UNAVAILABLE"}`)
}

// TestReadyzAsksOnceForMany tells the time by a clock that runs only while everybody waits.
func TestReadyzAsksOnceForMany(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var asked int
		h := built(testConfig(fakeEngine{ready: func(ctx context.Context) error {
			asked++ // under the lock of readyz
			return ctx.Err()
		}}))
		var wg sync.WaitGroup
		for range 20 {
			wg.Go(func() {
				gone, leave := context.WithCancel(t.Context())
				leave() // a client that has left must not make others hear that the store is away
				wantStatus(t, do(h, request("GET", "/readyz", "").WithContext(gone)), http.StatusOK)
			})
		}
		wg.Wait()
		if asked != 1 {
			t.Errorf("the engine was asked %d times", asked)
		}
		time.Sleep(readyCacheTime)
		wantStatus(t, do(h, request("GET", "/readyz", "")), http.StatusOK)
		if asked != 2 {
			t.Errorf("later the engine was asked %d times", asked)
		}
	})
}

func TestRequestIDReachesTheEngine(t *testing.T) {
	var got string
	h := built(testConfig(fakeEngine{execute: func(ctx context.Context, _ graph.Request) graph.Response {
		got = RequestID(ctx)
		return graph.Response{Body: []byte(smallAnswer)}
	}}))
	do(h, post(`{"query":"{a}"}`, "X-Request-ID", "abc"))
	if got != "abc" {
		t.Errorf("id %q", got)
	}
	if RequestID(t.Context()) != "" {
		t.Error("an id from nowhere")
	}
}
