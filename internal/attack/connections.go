package attack

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"
)

// idleConnections is how many connections are opened and left alone.
const idleConnections = 2000

// idleMemory is what the process may hold for them.
const idleMemory = 256 << 20

var connections = Attack{
	Name:  "connections",
	About: "2,000 idle connections, half of them after a request; pipelined requests, HTTP/1.0, half-closed connections, TLS and no HTTP",
	Must:  "all that ask properly are answered, the others are told or cut; others are answered within a second, below 256 MiB",
	Run: func(ctx context.Context, t *Target, r *Report) error {
		others := t.client(otherAddress)
		defer others.close()
		for i := range t.count(idleConnections, 20) {
			conn, err := t.connect(ctx, address(i%400))
			if err != nil {
				r.attempt(false, "connection %d: %v", i, err)
				continue
			}
			defer conn.Close()
			if i%2 == 0 {
				got := exchange(conn, t.rawRequest(cheap.body()), false)
				r.attempt(strings.HasSuffix(got, cheapAnswer), "connection %d: %q", i, short(got))
			}
			if i%100 == 0 {
				r.expect("another's cheap query meanwhile", others.ask(ctx, cheap), Expectation{Within: time.Second, Codes: []string{answered}})
			}
		}
		if now, _, err := memory(t.PID); err != nil {
			return err
		} else if !t.Short && now > idleMemory {
			r.exceed("the process holds %d MiB for idle connections, it may hold %d MiB", now>>20, idleMemory>>20)
		}
		for what, s := range t.oddities() {
			conn, err := t.connect(ctx, address(0))
			if err != nil {
				return err
			}
			got := exchange(conn, s.send, s.half)
			r.attempt(s.holds(got), "%s: %q", what, short(got))
			_ = conn.Close()
		}
		r.expect("a cheap query afterwards", others.ask(ctx, cheap), Expectation{Within: time.Second, Codes: []string{answered}})
		return nil
	},
}

// An oddity is what a connection sends, and what must hold of all that comes back.
type oddity struct {
	send  string
	half  bool // the sending half is closed then
	holds func(got string) bool
}

func (t *Target) oddities() map[string]oddity {
	one := t.rawRequest(cheap.body())
	last := t.rawRequest(cheap.body(), "Connection: close")
	answers := func(n int) func(string) bool {
		return func(got string) bool { return strings.Count(got, cheapAnswer) == n }
	}
	refused := func(got string) bool {
		return got == "" || strings.HasPrefix(got, "HTTP/1.1 4") || strings.HasPrefix(got, "HTTP/1.0 4")
	}
	return map[string]oddity{
		"20 pipelined requests":    {strings.Repeat(one, 19) + last, false, answers(20)},
		"HTTP/1.0":                 {strings.Replace(one, "HTTP/1.1", "HTTP/1.0", 1), false, answers(1)},
		"half-closed":              {last, true, func(got string) bool { return got == "" || answers(1)(got) || strings.HasPrefix(got, "HTTP/1.1 504") }}, // Go takes one who sends no more for gone
		"a TLS greeting":           {"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + strings.Repeat("\x00", 500), true, refused},
		"no HTTP":                  {"hello\r\n\r\n", true, refused},
		"HTTP/2 at once":           {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", true, refused},
		"a header of 1 MB":         {"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + strings.Repeat("x", 1<<20) + "\r\n\r\n", true, refused},
		"10,000 headers":           {"GET / HTTP/1.1\r\nHost: localhost\r\n" + repeatHeaders(10_000) + "\r\n", true, refused},
		"two lengths":              {"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello", true, refused},
		"a length and chunks":      {"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", true, refused},
		"a length that is no body": {"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n{", true, refused},
		"chunks without an end":    {"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + strings.Repeat("1\r\n{\r\n", 1000), true, refused},
		"another host":             {"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", false, refused},
		"a method of its own":      {"BREW /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", false, refused},
		"CONNECT":                  {"CONNECT example.org:443 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", false, refused},
		"a path upwards":           {"GET /playground/../../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", false, func(got string) bool { return !strings.Contains(got, "root:") }},
	}
}

func repeatHeaders(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "X-%d: x\r\n", i)
	}
	return b.String()
}

// exchange sends a text and returns what comes back: of one proper request its answer, else all until the connection ends.
func exchange(conn *net.TCPConn, send string, half bool) string {
	_ = conn.SetDeadline(time.Now().Add(patience))
	if _, err := io.WriteString(conn, send); err != nil && !half {
		return "" // cut while it was sent
	}
	if half {
		_ = conn.CloseWrite() // the other half shows what comes of it
	}
	if strings.Count(send, " HTTP/1.1\r\n") == 1 && !half && !strings.Contains(send, "Connection: close") {
		resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil {
			return err.Error()
		}
		defer resp.Body.Close()
		body, err := io.ReadAll(resp.Body)
		if err != nil {
			return err.Error()
		}
		return string(body)
	}
	got, _ := io.ReadAll(conn) // however it ends, this is what came
	return string(got)
}

func short(s string) string { return s[:min(len(s), 120)] }
