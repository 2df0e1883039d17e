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
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"graph287g/graph"
	"graph287g/graph/apierror"
	"graph287g/graph/limits"
)

// patience is how long anything may take that a test doesn't measure: a busy machine is no reason for it to fail.
const patience = 5 * time.Minute

// serving starts a server for this test and gives its address, a way to end it and its result.
func serving(t *testing.T, h http.Handler, drain time.Duration) (addr string, end func(), result chan error) {
	t.Helper()
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := newServer(h, slog.New(slog.DiscardHandler))
	s.ReadHeaderTimeout, s.ReadTimeout, s.WriteTimeout = patience, patience, patience
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
		if errors.Is(ctx.Err(), context.Canceled) {
			return graph.Response{Body: []byte(`{"errors":[]}`), Code: apierror.Internal}
		}
		return graph.Response{Body: []byte(smallAnswer)}
	}})), patience)

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
	}})), 20*time.Millisecond)
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
	addr, _, _ := serving(t, built(testConfig(fakeEngine{})), patience)
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

// TestSlowClient tells the time by a clock that runs only while everybody waits.
func TestSlowClient(t *testing.T) {
	for _, c := range []struct {
		name, sent string
		left       time.Duration // until the server gives up
		answer     string        // part of it; empty where there is none
	}{
		{"who stops in the body is told so", "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"query\":", readTimeout, "took too long to arrive"},
		{"who stops in the header is left", "POST /graphql HTTP/1.1\r\nHost: x\r\n", readHeaderTimeout, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				l := &pipeListener{accept: make(chan net.Conn), closed: make(chan struct{})}
				s := newServer(built(testConfig(fakeEngine{})), slog.New(slog.DiscardHandler))
				served := make(chan error)
				go func() { served <- s.Serve(l) }()
				conn, theirs := net.Pipe()
				l.accept <- theirs
				start := time.Now()
				if _, err := io.WriteString(conn, c.sent); err != nil {
					t.Error(err)
				}
				in := bufio.NewReader(conn)
				if c.answer != "" {
					wantAnswer(t, in, http.StatusRequestTimeout, c.answer)
				} else if rest, err := io.ReadAll(in); err != nil || len(rest) > 0 {
					t.Errorf("want the end of the connection, got %q, %v", rest, err)
				}
				if waited := time.Since(start); waited != c.left {
					t.Errorf("after %s", waited)
				}
				_ = conn.Close()
				_ = s.Close()
				if err := <-served; !errors.Is(err, http.ErrServerClosed) {
					t.Errorf("Serve returned %v", err)
				}
			})
		})
	}
}

// A pipeListener accepts connections in memory, on which nothing depends on the system.
type pipeListener struct {
	accept chan net.Conn
	closed chan struct{}
	once   sync.Once
}

func (l *pipeListener) Accept() (net.Conn, error) {
	select {
	case conn := <-l.accept:
		return conn, nil
	case <-l.closed:
		return nil, net.ErrClosed
	}
}

func (l *pipeListener) Close() error {
	l.once.Do(func() { close(l.closed) })
	return nil
}

func (l *pipeListener) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)} }

func TestClientWhoLeavesInTheBodyDoesNoHarm(t *testing.T) {
	addr, _, _ := serving(t, built(testConfig(fakeEngine{})), patience)
	conn := dial(t, addr)
	_, _ = io.WriteString(conn, "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
	_ = conn.(*net.TCPConn).CloseWrite()
	wantAnswer(t, bufio.NewReader(conn), http.StatusBadRequest, "the body broke off")
}

func dial(t *testing.T, addr string) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	if err := conn.SetDeadline(time.Now().Add(patience)); err != nil {
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

// TestWhoDoesNotReadIsCutOff: the connection is reset, so that the system doesn't go on to offer what it has kept.
func TestWhoDoesNotReadIsCutOff(t *testing.T) {
	const size = 32 << 20
	written := make(chan error, 1)
	addr, end, result := serving(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		x := newResponseWriter(w, r, 1<<30)
		x.grace = time.Millisecond
		_, err := x.Write(make([]byte, size))
		written <- err
	}), patience)
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := conn.Write([]byte("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")); err != nil {
		t.Fatal(err)
	}
	if err := <-written; !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Fatalf("the answer was written: %v", err)
	}
	end() // which waits for the connection to be closed
	if err := <-result; err != nil {
		t.Fatal(err)
	}
	n, err := io.Copy(io.Discard, conn)
	if !errors.Is(err, syscall.ECONNRESET) || n >= size {
		t.Errorf("%d bytes were read, then %v", n, err)
	}
}
