package httpapi

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/graph/limits"
)

// serving starts a server for this test and gives its address, a way to end it and its result.
func serving(t *testing.T, h http.Handler, change func(*http.Server), drain time.Duration) (addr string, end func(), result chan error) {
	t.Helper()
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := newServer(h, slog.New(slog.DiscardHandler))
	if change != nil {
		change(s)
	}
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	result = make(chan error, 1)
	go func() { result <- serve(ctx, l, s, drain) }()
	return l.Addr().String(), cancel, result
}

func TestShutdownLetsRunningRequestsEnd(t *testing.T) {
	running, finish := make(chan struct{}), make(chan struct{})
	addr, end, result := serving(t, built(testConfig(fakeEngine{execute: func(ctx context.Context, _ graph.Request) graph.Response {
		close(running)
		<-finish
		if ctx.Err() != nil {
			return graph.Response{Body: []byte(`{"errors":[]}`), Code: apierror.Timeout}
		}
		return graph.Response{Body: []byte(smallAnswer)}
	}})), nil, time.Minute)

	answer := make(chan string, 1)
	go func() {
		res, err := http.Post("http://"+addr+"/graphql", "application/json", strings.NewReader(`{"query":"{a}"}`))
		if err != nil {
			answer <- err.Error()
			return
		}
		defer func() { _ = res.Body.Close() }()
		body, _ := io.ReadAll(res.Body)
		answer <- string(body)
	}()
	<-running
	end()
	for { // until the listener is closed
		conn, err := net.Dial("tcp", addr)
		if err != nil {
			break
		}
		_ = conn.Close()
	}
	close(finish)
	if got := <-answer; got != smallAnswer {
		t.Errorf("the running request got %q", got)
	}
	if err := <-result; err != nil {
		t.Errorf("Serve returned %v", err)
	}
}

func TestShutdownCutsWhatDoesNotEnd(t *testing.T) {
	running, finish := make(chan struct{}), make(chan struct{})
	defer close(finish)
	addr, end, result := serving(t, built(testConfig(fakeEngine{execute: func(context.Context, graph.Request) graph.Response {
		close(running)
		<-finish
		return graph.Response{Body: []byte(smallAnswer)}
	}})), nil, 20*time.Millisecond)
	go func() {
		if res, err := http.Get("http://" + addr + "/graphql?query=x"); err == nil {
			_ = res.Body.Close()
		}
	}()
	<-running
	end()
	if err := <-result; err == nil || !strings.Contains(err.Error(), "were cut, they hadn't ended in 20ms") {
		t.Errorf("Serve returned %v", err)
	}
}

func TestServeTellsThatTheListenerFailed(t *testing.T) {
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = l.Close()
	if err := Serve(t.Context(), l, http.NotFoundHandler(), slog.New(slog.DiscardHandler)); !errors.Is(err, net.ErrClosed) {
		t.Errorf("Serve returned %v", err)
	}
}

func TestLargeBody(t *testing.T) {
	addr, _, _ := serving(t, built(testConfig(fakeEngine{})), nil, time.Minute)
	million := `{"query":"` + strings.Repeat("x", 1<<20) + `"}`
	for _, c := range []struct{ name, head, body string }{
		{"of known length", fmt.Sprintf("Content-Length: %d\r\n\r\n", len(million)), million},
		{"in chunks", "Transfer-Encoding: chunked\r\n\r\n", fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(million), million)},
	} {
		t.Run(c.name+" is refused and the connection stays", func(t *testing.T) {
			conn := dial(t, addr)
			in := bufio.NewReader(conn)
			send := "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + c.head + c.body
			if _, err := io.WriteString(conn, send); err != nil {
				t.Fatal(err)
			}
			wantAnswer(t, in, http.StatusRequestEntityTooLarge, "it may have 262144 bytes")
			if _, err := io.WriteString(conn, "GET /livez HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
				t.Fatal(err)
			}
			wantAnswer(t, in, http.StatusOK, "alive")
		})
	}
	t.Run("isn't even asked for from a client that asks first", func(t *testing.T) {
		conn := dial(t, addr)
		send := "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\nExpect: 100-continue\r\n\r\n"
		if _, err := io.WriteString(conn, send); err != nil {
			t.Fatal(err)
		}
		wantAnswer(t, bufio.NewReader(conn), http.StatusRequestEntityTooLarge, "it may have 262144 bytes")
	})
	t.Run("is refused at once when it is huge", func(t *testing.T) {
		conn := dial(t, addr)
		send := "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9000000000\r\n\r\n"
		if _, err := io.WriteString(conn, send); err != nil {
			t.Fatal(err)
		}
		res := wantAnswer(t, bufio.NewReader(conn), http.StatusRequestEntityTooLarge, "it may have 262144 bytes")
		if !res.Close {
			t.Error("the connection is to stay")
		}
	})
	t.Run("may be as large as the limit", func(t *testing.T) {
		exact := `{"query":"` + strings.Repeat("x", limits.Default().BodyBytes-len(`{"query":""}`)) + `"}`
		wantStatus(t, do(built(testConfig(fakeEngine{})), post(exact)), http.StatusOK)
		wantStatus(t, do(built(testConfig(fakeEngine{})), post(exact+" ")), http.StatusRequestEntityTooLarge)
	})
}

func TestSlowClient(t *testing.T) {
	addr, _, _ := serving(t, built(testConfig(fakeEngine{})), func(s *http.Server) {
		s.ReadHeaderTimeout, s.ReadTimeout = 50*time.Millisecond, 50*time.Millisecond
	}, time.Minute)
	t.Run("who stops in the body is told so", func(t *testing.T) {
		conn := dial(t, addr)
		_, _ = io.WriteString(conn, "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"query\":")
		wantAnswer(t, bufio.NewReader(conn), http.StatusRequestTimeout, "took too long to arrive")
	})
	t.Run("who stops in the header is left", func(t *testing.T) {
		conn := dial(t, addr)
		_, _ = io.WriteString(conn, "POST /graphql HTTP/1.1\r\nHo")
		if _, err := io.ReadAll(conn); err != nil {
			t.Errorf("want the end of the connection, got %v", err)
		}
	})
	t.Run("who leaves in the body does no harm", func(t *testing.T) {
		conn := dial(t, addr)
		_, _ = io.WriteString(conn, "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
		_ = conn.(*net.TCPConn).CloseWrite()
		wantAnswer(t, bufio.NewReader(conn), http.StatusBadRequest, "the body broke off")
	})
}

func dial(t *testing.T, addr string) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	if err := conn.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
		t.Fatal(err)
	}
	return conn
}

func wantAnswer(t *testing.T, in *bufio.Reader, status int, part string) *http.Response {
	t.Helper()
	res, err := http.ReadResponse(in, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	if res.StatusCode != status || !strings.Contains(string(body), part) {
		t.Errorf("got %d %s, want %d with %q", res.StatusCode, body, status, part)
	}
	return res
}
