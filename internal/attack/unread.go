package attack

import (
	"context"
	"net"
	"strings"
	"sync"
	"time"
)

// pipelined is how many requests a connection sends at once. Those that are refused leave room for the next.
const pipelined = 8

var unread = Attack{
	Name:  "unread",
	About: "64 connections from as many addresses that send the worst queries, one after the other, and never read",
	Must:  "the process holds less than 1 GB; others are answered, or told at once when to come again; once the connections are gone, answered",
	Run: func(ctx context.Context, t *Target, r *Report) error {
		n := t.count(64, 4)
		conns := make([]*net.TCPConn, n)
		var sending sync.WaitGroup
		for i := range n {
			conn, err := t.connect(ctx, address(i))
			if err != nil {
				return err
			}
			conns[i] = conn
			defer conn.Close()
			_ = conn.SetReadBuffer(4096) // what the system takes for us isn't held by the server
			q := t.Largest
			if i%2 == 1 {
				q = t.Worst[(i/2)%min(4, len(t.Worst))]
			}
			request := strings.Repeat(t.rawRequest(q.body()), pipelined)
			sending.Go(func() {
				_ = conn.SetWriteDeadline(time.Now().Add(patience))
				_, err := conn.Write([]byte(request))
				r.attempt(err == nil || !t.Ended(), "connection %d: %v", i, err)
			})
		}
		others := t.client(otherAddress)
		defer others.close()
		for range t.count(40, 2) {
			a := others.ask(ctx, cheap)
			r.expect("another's cheap query meanwhile", a, Expectation{Within: time.Second, Codes: []string{answered, rateLimited}})
			t.wait(ctx, 250*time.Millisecond)
		}
		for _, c := range conns {
			_ = c.Close() // what is written is dropped
		}
		sending.Wait()
		t.wait(ctx, time.Second)
		a := others.ask(ctx, cheap)
		r.expect("a cheap query after they are gone", a, Expectation{Within: time.Second, Codes: []string{answered}})
		return nil
	},
}
