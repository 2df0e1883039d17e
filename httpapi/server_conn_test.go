package httpapi

import (
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
)

// A countingListener counts what connections are told to write.
type countingListener struct {
	net.Listener
	writes atomic.Int64
}

func (l *countingListener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	counted := newConn(c.(*net.TCPConn))
	counted.Conn = countingConn{c, &l.writes}
	return counted, nil
}

type countingConn struct {
	net.Conn
	writes *atomic.Int64
}

func (c countingConn) Write(p []byte) (int, error) {
	c.writes.Add(1)
	return c.Conn.Write(p)
}

// TestHeaderAndBodyAreWrittenTogether: a long body isn't copied behind the header but given along with it, which TCP takes in one call and this
// connection, that knows no better, in two.
func TestHeaderAndBodyAreWrittenTogether(t *testing.T) {
	for size, most := range map[int]int64{10: 1, 3_700: 1, 5_000: 1, 15_000: 1, 32_000: 2, 200_000: 5} {
		answer := `{"data":"` + strings.Repeat("x", size) + `"}`
		inner, err := Listen("127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		l := &countingListener{Listener: inner}
		s := newServer(built(testConfig(answering(answer, ""))), slog.New(slog.DiscardHandler))
		go func() { _ = s.Serve(connListener{l}) }()
		client := &http.Client{Transport: &http.Transport{DisableCompression: true}}
		for range 3 { // over one connection
			before := l.writes.Load()
			res, err := client.Post("http://"+inner.Addr().String()+"/graphql", "application/json", strings.NewReader(`{"query":"{a}"}`))
			if err != nil {
				t.Fatal(err)
			}
			body, err := io.ReadAll(res.Body)
			if err != nil || string(body) != answer || res.ContentLength != int64(len(answer)) {
				t.Errorf("%d bytes: another body, of %d bytes: %v", size, len(body), err)
			}
			_ = res.Body.Close()
			if n := l.writes.Load() - before; n > most {
				t.Errorf("%d bytes: %d writes, not %d", size, n, most)
			}
		}
		_ = s.Close()
	}
}
