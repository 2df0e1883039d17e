package httpapi

import (
	"errors"
	"io"
	"net"
	"os"
	"testing"
	"time"
)

// connPair returns a connection of ours and its other end.
func connPair(t *testing.T) (ours *conn, other net.Conn) {
	t.Helper()
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if other, err = net.Dial("tcp", l.Addr().String()); err != nil {
		t.Fatal(err)
	}
	accepted, err := connListener{l}.Accept()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = other.Close(), accepted.Close() })
	return accepted.(*conn), other
}

// TestDeadlinesHold: whatever came before, the last deadline that was set is the one that holds.
func TestDeadlinesHold(t *testing.T) {
	past, soon, later := -time.Hour, 20*time.Millisecond, time.Hour
	for _, before := range [][]time.Duration{nil, {past}, {soon}, {later}, {0}, {later, past, 0}, {soon, later}} {
		for _, last := range []time.Duration{past, soon} {
			ours, _ := connPair(t)
			for _, d := range append(before, last) {
				set(t, ours.SetReadDeadline, d)
			}
			start := time.Now()
			if _, err := ours.Read(make([]byte, 1)); !errors.Is(err, os.ErrDeadlineExceeded) {
				t.Errorf("%v, then %v: %v", before, last, err)
			}
			if took := time.Since(start); last > 0 && took < last/2 {
				t.Errorf("%v, then %v: it passed after %v", before, last, took)
			}
		}
		for _, last := range []time.Duration{0, later} {
			ours, other := connPair(t)
			for _, d := range append(before, last) {
				set(t, ours.SetReadDeadline, d)
			}
			time.AfterFunc(2*soon, func() { _, _ = other.Write([]byte("x")) }) // after all that might pass before
			if n, err := ours.Read(make([]byte, 1)); n != 1 || err != nil {
				t.Errorf("%v, then %v: %d bytes, %v", before, last, n, err)
			}
		}
	}
}

// TestReadIsInterrupted: as net/http ends its reading beside a request.
func TestReadIsInterrupted(t *testing.T) {
	ours, _ := connPair(t)
	failed := make(chan error)
	go func() {
		_, err := ours.Read(make([]byte, 1))
		failed <- err
	}()
	set(t, ours.SetReadDeadline, -time.Hour)
	if err := <-failed; !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Error(err)
	}
}

// TestWritesGoOn: nothing is lost and nothing comes twice where the deadline in the system passes in the middle, and who reads nothing is
// given up at the true one.
func TestWritesGoOn(t *testing.T) {
	const size = 8 << 20 // more than the system keeps
	body := make([]byte, size)
	for i := range body {
		body[i] = byte(i % 251)
	}
	for name, write := range map[string]func(c *conn) (int, error){
		"one":  func(c *conn) (int, error) { return c.Write(body) },
		"both": func(c *conn) (int, error) { n, err := c.writeBoth(body[:100], body[100:]); return int(n), err },
	} {
		ours, other := connPair(t)
		set(t, ours.SetWriteDeadline, 20*time.Millisecond)
		set(t, ours.SetWriteDeadline, time.Hour)
		type result struct {
			n   int
			err error
		}
		done := make(chan result)
		go func() {
			n, err := write(ours)
			_ = ours.Close()
			done <- result{n, err}
		}()
		time.Sleep(40 * time.Millisecond) // so that it is full when the first passes; where it isn't, less is tested
		got, err := io.ReadAll(other)
		if r := <-done; r.err != nil || r.n != size || err != nil {
			t.Errorf("%s: %d bytes, %v, %v", name, r.n, r.err, err)
		}
		if string(got) != string(body) {
			t.Errorf("%s: %d other bytes came", name, len(got))
		}

		ours, _ = connPair(t)
		set(t, ours.SetWriteDeadline, 20*time.Millisecond)
		if n, err := write(ours); !errors.Is(err, os.ErrDeadlineExceeded) || n >= size {
			t.Errorf("%s, which nobody reads: %d bytes, %v", name, n, err)
		}
	}
}

// set sets a deadline some time from now; 0 is none.
func set(t *testing.T, to func(time.Time) error, from time.Duration) {
	t.Helper()
	at := time.Now().Add(from)
	if from == 0 {
		at = time.Time{}
	}
	if err := to(at); err != nil {
		t.Fatal(err)
	}
}
