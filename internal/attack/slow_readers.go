package attack

import (
	"context"
	"errors"
	"io"
	"net"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

const (
	slowReadersCount = 32
	// slowTime is how long a slow client goes on before it looks whether it was cut.
	slowTime = 30 * time.Second
	// slowSize is from where on an answer is more than what the systems of both sides keep for a connection.
	slowSize = 5 << 20
)

var slowReaders = Attack{
	Name:  "slow readers",
	About: "connections that ask for the largest answer that is accepted and read a byte a second",
	Must:  "each is cut within half a minute, so that its answer is held no longer; others are answered",
	Timed: true,
	Run: func(ctx context.Context, t *Target, r *Report) error {
		var reading sync.WaitGroup
		var long atomic.Int64
		for i := range slowReadersCount {
			conn, err := t.connect(ctx, address(i))
			if err != nil {
				return err
			}
			defer conn.Close()
			_ = conn.SetReadBuffer(4096)
			if _, err := conn.Write([]byte(t.rawRequest(t.Largest.body()))); err != nil {
				return err
			}
			first := make([]byte, 1) // one after the other, for an answer takes its time
			_ = conn.SetReadDeadline(time.Now().Add(patience))
			if _, err := conn.Read(first); err != nil {
				return err
			}
			reading.Go(func() {
				got := append(first, readSlowly(ctx, conn)...)
				switch cut, size := readRest(conn, got); {
				case size < slowSize:
					r.attempt(true, "") // refused, or cut before it began
				default:
					r.attempt(cut, "a reader of a byte a second was still served after %s", slowTime)
					long.Add(1)
				}
			})
		}
		others := t.client(otherAddress)
		defer others.close()
		for range 20 {
			t.wait(ctx, slowTime/20)
			r.expect("another's cheap query meanwhile", others.ask(ctx, cheap), Expectation{Within: time.Second, Codes: []string{answered, rateLimited}})
		}
		reading.Wait()
		r.note("%d of %d answers were long enough to be read slowly", long.Load(), slowReadersCount)
		return nil
	},
}

// readSlowly reads a byte a second.
func readSlowly(ctx context.Context, conn *net.TCPConn) []byte {
	var got []byte
	one := make([]byte, 1)
	for end := time.Now().Add(slowTime); time.Now().Before(end) && ctx.Err() == nil; time.Sleep(time.Second) {
		_ = conn.SetReadDeadline(time.Now().Add(slowTime))
		n, err := conn.Read(one)
		got = append(got, one[:n]...)
		if err != nil {
			break
		}
	}
	return got
}

// readRest reads what is left as fast as it comes. It returns whether the connection was cut before all had come that the header
// promised, and how much that was.
func readRest(conn *net.TCPConn, got []byte) (cut bool, size int) {
	_ = conn.SetReadBuffer(4 << 20)
	_ = conn.SetReadDeadline(time.Now().Add(20 * time.Second))
	var rest strings.Builder
	rest.Write(got)
	_, err := io.Copy(&rest, conn)
	head, body, found := strings.Cut(rest.String(), "\r\n\r\n")
	if !found {
		return true, 0
	}
	for line := range strings.SplitSeq(head, "\r\n") {
		if name, value, _ := strings.Cut(line, ":"); strings.EqualFold(name, "Content-Length") {
			size, _ = strconv.Atoi(strings.TrimSpace(value))
		}
	}
	return len(body) < size && !errors.Is(err, os.ErrDeadlineExceeded), size
}
