package httpapi

import (
	"errors"
	"net"
	"os"
	"sync"
	"time"
)

// A lateDeadline is a deadline of a connection that is set in the system only where it is sooner than the one that is set there: net/http moves deadlines on with
// every request, six times, and each costs a fiftieth of an answer from the cache. When the one in the system passes, so that a call fails
// before its time, the true one is set and the call goes on.
type lateDeadline struct {
	apply func(time.Time) error // sets it in the system

	mu       sync.Mutex
	wanted   time.Time // zero for none
	inSystem time.Time // never after wanted
}

// set sets the deadline, also of calls that are under way.
func (d *lateDeadline) set(t time.Time) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.wanted = t
	if !isSooner(t, d.inSystem) {
		return nil
	}
	d.inSystem = t
	return d.apply(t)
}

// isSooner tells whether a deadline is before another; zero is none.
func isSooner(t, than time.Time) bool {
	return !t.IsZero() && (than.IsZero() || t.Before(than))
}

// isEarly tells of the error of a call whether the deadline in the system has passed and the true one has not, which is then in its place: the
// call is to go on.
func (d *lateDeadline) isEarly(err error) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	switch {
	case d.wanted.Equal(d.inSystem), // after every request: net/http ends its waiting for the client to leave by a deadline in the past
		!errors.Is(err, os.ErrDeadlineExceeded),
		!d.wanted.IsZero() && !time.Now().Before(d.wanted):
		return false
	}
	d.inSystem = d.wanted
	return d.apply(d.wanted) == nil
}

// SetReadDeadline implements net.Conn.
func (c *conn) SetReadDeadline(t time.Time) error { return c.reading.set(t) }

// SetWriteDeadline implements net.Conn.
func (c *conn) SetWriteDeadline(t time.Time) error { return c.writing.set(t) }

// SetDeadline implements net.Conn.
func (c *conn) SetDeadline(t time.Time) error {
	return errors.Join(c.reading.set(t), c.writing.set(t))
}

// Read implements net.Conn.
func (c *conn) Read(p []byte) (int, error) {
	for {
		n, err := c.Conn.Read(p)
		if n == 0 && err != nil && c.reading.isEarly(err) {
			continue
		}
		return n, err
	}
}

// writeNow hands bytes to the system.
func (c *conn) writeNow(p []byte) (written int, err error) {
	for {
		n, err := c.Conn.Write(p[written:])
		if written += n; err == nil || !c.writing.isEarly(err) {
			return written, err
		}
	}
}

// writeBoth hands bytes of two places to the system, with one call where it takes all.
func (c *conn) writeBoth(p, q []byte) (written int64, err error) {
	both := net.Buffers{p, q}
	for {
		n, err := both.WriteTo(c.Conn)
		if written += n; err == nil || !c.writing.isEarly(err) {
			return written, err
		}
	}
}
