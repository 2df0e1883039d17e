package httpapi

import (
	"errors"
	"net"
	"testing"
)

func TestListen(t *testing.T) {
	t.Run("takes a free port", func(t *testing.T) {
		l, err := Listen("127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		_ = l.Close()
	})
	t.Run("tells that a port is taken, and what to do", func(t *testing.T) {
		l, err := Listen("127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = l.Close() }()
		addr := l.Addr().String()
		_, err = Listen(addr)
		wantListenError(t, err, addr+" is already in use; stop what listens there or choose another address with --listen")
		var op *net.OpError
		if !errors.As(err, &op) {
			t.Errorf("%v wraps no *net.OpError", err)
		}
	})
	for _, addr := range []string{"", ":", "8080", "localhost", "127.0.0.1:", "127.0.0.1:99999", "127.0.0.1:-1", "127.0.0.1:web-of-lies", "1:2:3", "no such host:80"} {
		t.Run("tells what an address looks like, given "+addr, func(t *testing.T) {
			_, err := Listen(addr)
			wantListenError(t, err, `"`+addr+`" isn't an address to listen on; give host:port, such as 127.0.0.1:8080, with --listen`)
		})
	}
	t.Run("tells that an address is another machine's", func(t *testing.T) {
		_, err := Listen("192.0.2.1:8080") // kept for documentation, nobody has it
		wantListenError(t, err, "192.0.2.1:8080 isn't an address of this machine; choose one that is, such as 127.0.0.1:8080, with --listen")
	})
}

func wantListenError(t *testing.T, err error, want string) {
	t.Helper()
	var listen *ListenError
	if !errors.As(err, &listen) || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
