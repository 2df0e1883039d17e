package httpapi

import (
	"errors"
	"fmt"
	"net"
	"syscall"
)

// A ListenError tells in one sentence why an address can't be listened on, and what to do. It wraps net's own error.
type ListenError struct {
	Addr   string
	reason string
	err    error
}

func (e *ListenError) Error() string { return e.reason }

func (e *ListenError) Unwrap() error { return e.err }

// Listen opens a TCP address such as 127.0.0.1:8080. Port 0 takes a free one, which the listener tells. Every error is a
// *ListenError.
func Listen(addr string) (net.Listener, error) {
	_, port, err := net.SplitHostPort(addr)
	if err == nil && port == "" {
		err = &net.AddrError{Err: "no port", Addr: addr} // net would take a free one
	}
	if err != nil {
		return nil, newListenError(addr, err)
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, newListenError(addr, err)
	}
	return l, nil
}

func newListenError(addr string, err error) *ListenError {
	var (
		address *net.AddrError
		parse   *net.ParseError
		dns     *net.DNSError
		reason  string
	)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		reason = addr + " is already in use; stop what listens there or choose another address with --listen"
	case errors.Is(err, syscall.EACCES):
		reason = addr + " needs rights that this process lacks; choose a port from 1024 on with --listen"
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		reason = addr + " isn't an address of this machine; choose one that is, such as 127.0.0.1:8080, with --listen"
	case errors.As(err, &address), errors.As(err, &parse), errors.As(err, &dns):
		reason = fmt.Sprintf("%q isn't an address to listen on; give host:port, such as 127.0.0.1:8080, with --listen", addr)
	default:
		reason = "can't listen on " + addr + ": " + err.Error()
	}
	return &ListenError{Addr: addr, reason: reason, err: err}
}
