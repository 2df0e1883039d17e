package httpapi

import (
	"context"
	"net"
	"sync"
)

// sendBuffer is how much of an answer the system may keep for a connection, beside the server: enough for 2.5 MB a second to a reader
// 100 ms away. Without a bound Linux keeps up to 4 MiB for each, in no account, and takes that much from the server for a client
// that reads nothing.
const sendBuffer = 256 << 10

// A connListener accepts connections that can gather what is written to them.
type connListener struct{ net.Listener }

// Accept waits for the next connection.
func (l connListener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if tcp, ok := c.(*net.TCPConn); ok && err == nil {
		_ = tcp.SetWriteBuffer(sendBuffer) // a system that refuses keeps its own
		return newConn(tcp), nil
	}
	return c, err
}

// A conn is a connection that hands the header and the body of an answer to the system together. net/http writes in parts of 4 KiB, and
// each costs as much as everything else that net/http does for a request. Answers are written by one goroutine at a time.
type conn struct {
	net.Conn // without the ReadFrom of tcp, which would pass by Write
	tcp      *net.TCPConn

	reading, writing lateDeadline

	gathered *[]byte // what waits; nil while everything is written at once
}

func newConn(tcp *net.TCPConn) *conn {
	return &conn{Conn: tcp, tcp: tcp, reading: lateDeadline{apply: tcp.SetReadDeadline}, writing: lateDeadline{apply: tcp.SetWriteDeadline}}
}

// gatheredBuffers are of conns that gather, no longer than the writing of one answer.
var gatheredBuffers = sync.Pool{New: func() any { b := make([]byte, 0, maxGathered); return &b }}

// maxGathered is how much is gathered. What is longer isn't copied.
const maxGathered = 16 << 10

// gather has what is written wait until release.
func (c *conn) gather() {
	if c.gathered == nil {
		c.gathered = gatheredBuffers.Get().(*[]byte)
	}
}

// Write writes, or gathers.
func (c *conn) Write(p []byte) (int, error) {
	if c.gathered == nil {
		return c.writeNow(p)
	}
	if len(*c.gathered)+len(p) <= maxGathered {
		*c.gathered = append(*c.gathered, p...)
		return len(p), nil
	}
	before := int64(len(*c.gathered))
	if before == 0 {
		return c.writeNow(p)
	}
	n, err := c.writeBoth(*c.gathered, p)
	*c.gathered = (*c.gathered)[:0]
	return int(max(0, n-before)), err
}

// release writes what has been gathered, and from now on everything at once.
func (c *conn) release() error {
	if c.gathered == nil {
		return nil
	}
	b := *c.gathered
	defer gatheredBuffers.Put(c.gathered)
	*c.gathered, c.gathered = b[:0], nil
	if len(b) == 0 {
		return nil
	}
	_, err := c.writeNow(b)
	return err
}

type connKey struct{}

// withConn gives the contexts of a connection's requests the connection.
func withConn(ctx context.Context, c net.Conn) context.Context {
	if c, ok := c.(*conn); ok {
		return context.WithValue(ctx, connKey{}, c)
	}
	return ctx
}

// connOf returns the connection of a request, nil where it has none of ours.
func connOf(ctx context.Context) *conn {
	c, _ := ctx.Value(connKey{}).(*conn)
	return c
}

// dropWhenClosed tells the system whether to drop what it keeps for a client when the connection is closed, instead of going on to offer it.
// net/http closes a connection as soon as writing fails, so that it has to be told before.
func (c *conn) dropWhenClosed(drop bool) {
	seconds := -1
	if drop {
		seconds = 0
	}
	if c != nil {
		_ = c.tcp.SetLinger(seconds) // where it is closed already there is nothing to drop
	}
}
