package attack

import (
	"context"
	"io"
	"net"
	"strings"
	"sync"
	"time"
)

// slowStarts are the beginnings of requests that go on a byte at a time.
var slowStarts = map[string]string{
	"header": "POST /graphql HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
	"body":   "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{",
	"line":   "POST /graph",
}

var slowRequests = Attack{
	Name:  "slow requests",
	About: "600 connections that send a header or a body a byte a second",
	Must:  "each is cut within half a minute; others are answered within a second meanwhile",
	Timed: true,
	Run: func(ctx context.Context, t *Target, r *Report) error {
		var sending sync.WaitGroup
		i := 0
		for what, start := range slowStarts {
			for range 200 {
				i++
				conn, err := t.connect(ctx, address(i%100))
				if err != nil {
					return err
				}
				defer conn.Close()
				sending.Go(func() {
					r.attempt(sendSlowly(ctx, conn, start), "a slow %s was not cut within %s", what, slowTime)
				})
			}
		}
		others := t.client(otherAddress)
		defer others.close()
		for range 20 {
			r.expect("another's cheap query meanwhile", others.ask(ctx, cheap), Expectation{Within: time.Second, Codes: []string{answered}})
			t.wait(ctx, slowTime/20)
		}
		sending.Wait()
		return nil
	},
}

// sendSlowly sends a byte a second, and reports whether the server has cut the connection.
func sendSlowly(ctx context.Context, conn *net.TCPConn, start string) (cut bool) {
	if _, err := io.Copy(conn, strings.NewReader(start)); err != nil {
		return true
	}
	answer := make([]byte, 4096)
	for end := time.Now().Add(slowTime); time.Now().Before(end) && ctx.Err() == nil; {
		if _, err := conn.Write([]byte("a")); err != nil {
			return true
		}
		_ = conn.SetReadDeadline(time.Now().Add(time.Second))
		for {
			_, err := conn.Read(answer)                              // a refusal may come before the end
			if err, late := err.(net.Error); late && err.Timeout() { //nolint:errorlint // a connection returns it as it is
				break
			}
			if err != nil {
				return true
			}
		}
	}
	return false
}
