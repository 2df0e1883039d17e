package attack

import (
	"context"
	"fmt"
	"net"
	"strings"
)

// connect opens a connection from an address, on which whatever is written goes out as it is.
func (t *Target) connect(ctx context.Context, address string) (*net.TCPConn, error) {
	d := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(address)}, Timeout: patience}
	c, err := d.DialContext(ctx, "tcp", t.Addr)
	if err != nil {
		return nil, err
	}
	return c.(*net.TCPConn), nil
}

// rawRequest is a request as it goes over a connection.
func (t *Target) rawRequest(body string, headers ...string) string {
	return fmt.Sprintf("POST /graphql HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n%s\r\n%s",
		t.Addr, len(body), strings.Join(append(headers, ""), "\r\n"), body)
}
