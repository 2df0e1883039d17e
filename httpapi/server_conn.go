package httpapi

import (
	"context"
	"net"
)

// sendBuffer is how much of an answer the system may keep for a connection, beside the server: enough for 2.5 MB a second to a reader
// 100 ms away. Without a bound Linux keeps up to 4 MiB for each, in no account, and takes that much from the server for a client
// that reads nothing.
const sendBuffer = 256 << 10

type connKey struct{}

// withConn gives the contexts of a connection's requests the connection.
func withConn(ctx context.Context, c net.Conn) context.Context {
	tcp, ok := c.(*net.TCPConn)
	if !ok {
		return ctx
	}
	_ = tcp.SetWriteBuffer(sendBuffer) // a system that refuses keeps its own
	return context.WithValue(ctx, connKey{}, tcp)
}

// dropWhenClosed tells the system whether to drop what it keeps for a client when the connection is closed, instead of going on to offer it.
// net/http closes a connection as soon as writing fails, so that it has to be told before.
func dropWhenClosed(ctx context.Context, drop bool) {
	seconds := -1
	if drop {
		seconds = 0
	}
	if tcp, ok := ctx.Value(connKey{}).(*net.TCPConn); ok {
		_ = tcp.SetLinger(seconds) // where it is closed already there is nothing to drop
	}
}
