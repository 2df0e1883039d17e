package httpapi

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"graph287g/graph"
	"graph287g/graph/apierror"
)

// TestConcurrencyLimit tells the time by a clock that runs only while everybody waits: how long somebody waits for a place doesn't
// depend on the machine.
func TestConcurrencyLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		engine, running, end := occupied()
		c := testConfig(engine)
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

// A keeper is an engine that keeps its answer to {kept}.
type keeper struct{ fakeEngine }

func (keeper) Kept(_ context.Context, r graph.Request) (graph.Response, bool) {
	return graph.Response{Body: []byte(smallAnswer)}, r.Query == "{kept}"
}

// TestKeptAnswersNeedNoPlace: while all are in use, what is kept is given, and what isn't is refused.
func TestKeptAnswersNeedNoPlace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		engine, running, end := occupied()
		c := testConfig(keeper{engine})
		c.Limits.Concurrent = 1
		h := built(c)
		slow := make(chan int)
		go func() { slow <- do(h, post(`{"query":"{slow}"}`)).Code }()
		<-running
		wantStatus(t, do(h, post(`{"query":"{kept}"}`)), http.StatusOK)
		wantStatus(t, do(h, post(`{"query":"{a}"}`)), http.StatusServiceUnavailable)
		close(end)
		<-slow
	})
}

// occupied makes an engine that answers {slow} only when end is closed, after it has said so on running.
func occupied() (e fakeEngine, running, end chan struct{}) {
	running, end = make(chan struct{}), make(chan struct{})
	return fakeEngine{execute: func(_ context.Context, r graph.Request) graph.Response {
		if r.Query == "{slow}" {
			running <- struct{}{}
			<-end
		}
		return graph.Response{Body: []byte(smallAnswer)}
	}}, running, end
}

// TestOneClientHasAQuarter of the places: it is told so, and others are answered.
func TestOneClientHasAQuarter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		engine, running, end := occupied()
		c := testConfig(engine)
		c.Limits.Concurrent = 8
		h := built(c)
		from := func(address, query string) *http.Request {
			r := post(`{"query":"` + query + `"}`)
			r.RemoteAddr = address
			return r
		}
		done := make(chan int, 8)
		for range 2 {
			go func() { done <- do(h, from("192.0.2.1:1000", "{slow}")).Code }()
			<-running
		}
		res := do(h, from("192.0.2.1:1001", "{a}"))
		wantStatus(t, res, http.StatusTooManyRequests)
		wantError(t, res.Body.Bytes(), apierror.RateLimited, "your address", "again in a second")
		wantHeader(t, res, "Retry-After", "1")
		wantStatus(t, do(h, from("192.0.2.2:1000", "{a}")), http.StatusOK)
		wantStatus(t, do(h, from("[2001:db8::1]:1000", "{a}")), http.StatusOK)
		close(end)
		if first, second := <-done, <-done; first != http.StatusOK || second != http.StatusOK {
			t.Errorf("status %d and %d", first, second)
		}
	})
}

// large answers with so many bytes if it is let.
func large(bytes int64) fakeEngine {
	return fakeEngine{execute: func(_ context.Context, r graph.Request) graph.Response {
		if !r.Admit(bytes) {
			return graph.Response{Body: []byte(`{"errors":[]}`), Code: apierror.RateLimited}
		}
		return graph.Response{Body: make([]byte, bytes/2)}
	}}
}

// A stalled writer is that of a client that doesn't read, until it does.
type stalled struct {
	header  http.Header
	writing chan struct{}
	read    chan struct{}
}

func newStalled() *stalled {
	return &stalled{http.Header{}, make(chan struct{}, 1), make(chan struct{})}
}

func (s *stalled) Header() http.Header { return s.header }
func (s *stalled) WriteHeader(int)     {}
func (s *stalled) Write(b []byte) (int, error) {
	select {
	case s.writing <- struct{}{}:
	default:
	}
	<-s.read
	return len(b), nil
}

// TestUnreadAnswersCount: answers that nobody reads take memory until they are read. Where all is taken the next request is refused at
// once; where one client has its share, it is after a wait.
func TestUnreadAnswersCount(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const answer = 500
		c := testConfig(large(answer))
		c.Limits.MemoryBytes = 8 * answer
		h := built(c)
		ask := func(client int) *http.Request {
			r := request("GET", "/graphql?query=%7Ba%7D", "")
			r.RemoteAddr = fmt.Sprintf("192.0.2.%d:1", client)
			return r
		}
		unread := make([]*stalled, 15)
		for i := range unread { // an answer has half the bytes that it took to make it
			unread[i] = newStalled()
			go h.ServeHTTP(unread[i], ask(i/3))
			<-unread[i].writing
		}
		start := time.Now()
		for _, client := range []int{9, 1} {
			res := do(h, ask(client))
			wantStatus(t, res, http.StatusServiceUnavailable)
			wantHeader(t, res, "Retry-After", "1")
		}
		if time.Since(start) != 0 {
			t.Errorf("it waited for %s", time.Since(start))
		}
		close(unread[14].read)
		close(unread[13].read)
		synctest.Wait()
		wantStatus(t, do(h, ask(9)), http.StatusOK)
		wantStatus(t, do(h, ask(1)), http.StatusTooManyRequests)
		if time.Since(start) != ownWait {
			t.Errorf("it waited for %s", time.Since(start))
		}
		for _, u := range unread[:13] {
			close(u.read)
		}
		synctest.Wait()
		wantStatus(t, do(h, ask(1)), http.StatusOK)
	})
}

// TestBodiesCount: a body counts from when it begins to arrive, by what it may have.
func TestBodiesCount(t *testing.T) {
	c := testConfig(fakeEngine{})
	c.Limits.MemoryBytes, c.Limits.BodyBytes = 400, 90
	h := built(c)
	body, send := io.Pipe()
	r := request("POST", "/graphql", "", "Content-Type", "application/json")
	r.Body, r.ContentLength = body, -1
	slow := make(chan int)
	go func() { slow <- do(h, r).Code }()
	_, _ = send.Write([]byte(`{"query":`)) // returns once it is read
	res := do(h, post(`{"query":"{a}"}`))
	wantStatus(t, res, http.StatusTooManyRequests)
	wantHeader(t, res, "Connection", "close")
	_, _ = send.Write([]byte(`"{a}"}`))
	send.Close()
	if code := <-slow; code != http.StatusOK {
		t.Errorf("status %d", code)
	}
	wantStatus(t, do(h, post(`{"query":"{a}"}`)), http.StatusOK)
}

// A timed writer notes until when each chunk has to be taken, and takes each after some time.
type timed struct {
	http.ResponseWriter
	takes     time.Duration
	chunks    []int
	remaining []time.Duration
}

func (w *timed) SetWriteDeadline(t time.Time) error {
	w.remaining = append(w.remaining, time.Until(t))
	return nil
}

func (w *timed) Write(b []byte) (int, error) {
	w.chunks = append(w.chunks, len(b))
	time.Sleep(w.takes)
	return len(b), nil
}

// TestSlowReadersAreCut: each chunk has its time, and all together have theirs.
func TestSlowReadersAreCut(t *testing.T) {
	for name, c := range map[string]struct {
		takes time.Duration
		want  []time.Duration
	}{
		"who reads at once has the same time for each chunk": {0, []time.Duration{5 * time.Second, 5 * time.Second, 5 * time.Second}},
		"who reads at the rate too":                          {time.Second, []time.Duration{5 * time.Second, 5 * time.Second, 5 * time.Second}},
		"who reads slower has less for the next":             {3 * time.Second, []time.Duration{5 * time.Second, 4 * time.Second, 1*time.Second + 500*time.Millisecond}},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := &timed{ResponseWriter: httptest.NewRecorder(), takes: c.takes}
				x := newResponseWriter(w, request("GET", "/", ""), chunkSize)
				n, err := x.Write(make([]byte, 2*chunkSize+chunkSize/2))
				if err != nil || n != 2*chunkSize+chunkSize/2 || len(w.chunks) != 3 {
					t.Fatalf("%d bytes in %d chunks, %v", n, len(w.chunks), err)
				}
				if !slices.Equal(w.remaining, c.want) {
					t.Errorf("time for each chunk: %v, want %v", w.remaining, c.want)
				}
			})
		})
	}
}
