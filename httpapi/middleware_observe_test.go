package httpapi

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/internal/archive"
)

func TestRequestID(t *testing.T) {
	h := built(testConfig(fakeEngine{}))
	for _, id := range []string{"a", "01HZX-2.b_C", strings.Repeat("x", 64)} {
		t.Run("keeps "+id, func(t *testing.T) {
			wantHeader(t, do(h, request("GET", "/livez", "", "X-Request-ID", id)), "X-Request-ID", id)
		})
	}
	for _, id := range []string{"", "a b", "a\tb", "ä", `"`, "a/b", strings.Repeat("x", 65)} {
		t.Run("makes one in place of "+id, func(t *testing.T) {
			got := do(h, request("GET", "/livez", "", "X-Request-ID", id)).Header().Get("X-Request-ID")
			if got == id || !isRequestID(got) {
				t.Errorf("id %q", got)
			}
		})
	}
	t.Run("makes another each time", func(t *testing.T) {
		a, b := do(h, request("GET", "/livez", "")), do(h, request("GET", "/livez", ""))
		if a.Header().Get("X-Request-ID") == b.Header().Get("X-Request-ID") {
			t.Error("twice the same")
		}
	})
}

func TestAccessLog(t *testing.T) {
	c := testConfig(fakeEngine{})
	log, out := logged()
	c.Logger = log
	h := built(c)

	t.Run("tells what happened", func(t *testing.T) {
		out.Reset()
		do(h, post(`{"query":"query Counties { secret }","operationName":"Counties","variables":{"s":"secret"}}`, "X-Request-ID", "abc"))
		line := logLine(t, out)
		for name, want := range map[string]any{
			"level": "INFO", "msg": "request", "method": "POST", "path": "/graphql", "status": 200.0,
			"bytes": 31.0, "request_id": "abc", "operation": "Counties",
		} {
			if line[name] != want {
				t.Errorf("%s: %v, want %v", name, line[name], want)
			}
		}
		if d, ok := line["duration"].(float64); !ok || d <= 0 {
			t.Errorf("duration: %v", line["duration"])
		}
		if len(line) != 10 { // time too
			t.Errorf("something else is in it: %v", line)
		}
	})
	t.Run("names the operation that only the document names", func(t *testing.T) {
		named := testConfig(fakeEngine{execute: func(context.Context, graph.Request) graph.Response {
			return graph.Response{Body: []byte(smallAnswer), Operation: "Counties"}
		}})
		named.Logger = log
		for _, c := range []struct {
			name string
			r    *http.Request
		}{
			{"POST", post(`{"query":"query Counties { secret }"}`)},
			{"GET", request("GET", "/graphql?query=query%20Counties%7Bsecret%7D", "")},
			{"a citation", citePost(`{"query":"query Counties { secret }"}`)},
		} {
			out.Reset()
			kept := named
			kept.Archive, _ = archive.Open(t.TempDir(), archive.Bounds{})
			do(built(kept), c.r)
			if line := logLine(t, out); line["operation"] != "Counties" || strings.Contains(out.String(), "secret") {
				t.Errorf("%s: %v", c.name, line)
			}
		}
	})
	t.Run("leaves out the name that there isn't", func(t *testing.T) {
		out.Reset()
		do(h, post(`{"query":"{ secret }"}`))
		if _, named := logLine(t, out)["operation"]; named {
			t.Errorf("it doesn't: %s", out)
		}
	})
	t.Run("names the operation of a request that the engine never got", func(t *testing.T) {
		busy := c
		busy.Limits.Timeout = 1 // so that the time is over before a place is free
		busy.Limits.Concurrent = 1
		running, end := make(chan struct{}), make(chan struct{})
		busy.Engine = fakeEngine{execute: func(context.Context, graph.Request) graph.Response {
			close(running)
			<-end
			return graph.Response{Body: []byte(smallAnswer)}
		}}
		b := built(busy)
		first := make(chan struct{})
		go func() { defer close(first); do(b, post(`{"query":"{a}"}`)) }()
		<-running
		out.Reset()
		do(b, post(`{"query":"query Counties { a }","operationName":"Counties"}`))
		if line := logLine(t, out); line["operation"] != "Counties" || line["status"] != 503.0 {
			t.Errorf("got %v", line)
		}
		close(end)
		<-first
	})
	t.Run("keeps queries, variables, origins and addresses out", func(t *testing.T) {
		out.Reset()
		do(h, request("GET", "/graphql?query=secret&variables=%7B%22secret%22:1%7D&operationName=secret%20x", "", "Referer", "secret",
			"Authorization", "secret", "X-Forwarded-For", "203.0.113.9", "Origin", "https://secret.example"))
		do(h, post(`{"query":"secret" secret`, "X-Request-ID", "se/cret"))
		for _, private := range []string{"secret", "203.0.113.9", "192.0.2.1"} { // the last is httptest's client
			if strings.Contains(out.String(), private) {
				t.Errorf("%s is in %s", private, out)
			}
		}
	})
	t.Run("clips what clients choose", func(t *testing.T) {
		out.Reset()
		do(h, request(strings.Repeat("M", 5000), "/"+strings.Repeat("ä", 5000), ""))
		if out.Len() > 600 {
			t.Errorf("%d bytes", out.Len())
		}
		out.Reset()
		do(h, post(`{"query":"{a}","operationName":"`+strings.Repeat("A", 5000)+`"}`))
		if got := logLine(t, out)["operation"]; got != strings.Repeat("A", 100)+"…" {
			t.Errorf("operation: %v", got)
		}
	})
	t.Run("tells that the client left", func(t *testing.T) {
		out.Reset()
		gone, leave := context.WithCancel(t.Context())
		leave()
		do(h, post(`{"query":"{a}"}`).WithContext(gone))
		if logLine(t, out)["client_left"] != true {
			t.Errorf("it doesn't: %s", out)
		}
	})
	t.Run("keeps probes at debug", func(t *testing.T) {
		out.Reset()
		do(h, request("GET", "/livez", ""))
		if logLine(t, out)["level"] != "DEBUG" {
			t.Errorf("it doesn't: %s", out)
		}
	})
}

// secretOfAPanic is what the log tells, and no client.
const secretOfAPanic = "out of cheese"

func TestPanic(t *testing.T) {
	c := testConfig(fakeEngine{execute: func(_ context.Context, r graph.Request) graph.Response {
		if r.Query == "{panic}" {
			panic(secretOfAPanic)
		}
		return graph.Response{Body: []byte(smallAnswer)}
	}})
	c.Limits.Concurrent = 1
	log, out := logged()
	c.Logger = log
	h := built(c)

	res := do(h, post(`{"query":"{panic}"}`, "X-Request-ID", "abc"))
	t.Run("becomes a 500 that tells nothing", func(t *testing.T) {
		wantStatus(t, res, http.StatusInternalServerError)
		wantError(t, res.Body.Bytes(), apierror.Internal, "logged under the X-Request-ID")
		if strings.Contains(res.Body.String(), "cheese") {
			t.Errorf("it does: %s", res.Body)
		}
	})
	t.Run("is logged with its stack under the id", func(t *testing.T) {
		for _, want := range []string{"out of cheese", "observe_test.go", `"request_id":"abc"`, `"status":500`, `"level":"WARN"`} {
			if !strings.Contains(out.String(), want) {
				t.Errorf("the log lacks %s: %s", want, out)
			}
		}
	})
	t.Run("gives back its place", func(t *testing.T) {
		wantStatus(t, do(h, post(`{"query":"{a}"}`)), http.StatusOK)
	})
}

func TestPanicInMidAnswerBreaksTheConnectionOff(t *testing.T) {
	c := testConfig(fakeEngine{})
	c.Playground = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte("half"))
		panic(secretOfAPanic)
	})
	log, out := logged()
	c.Logger = log
	defer func() {
		if v, ok := recover().(error); !ok || !errors.Is(v, http.ErrAbortHandler) {
			t.Errorf("panic %v", v)
		}
		if !strings.Contains(out.String(), "out of cheese") {
			t.Errorf("not logged: %s", out)
		}
	}()
	do(built(c), request("GET", "/playground/", ""))
}

func logLine(t *testing.T, out *bytes.Buffer) map[string]any {
	t.Helper()
	var line map[string]any
	if err := json.Unmarshal(out.Bytes(), &line); err != nil {
		t.Fatalf("%v in %q", err, out)
	}
	return line
}
