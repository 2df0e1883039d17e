package httpapi

import (
	"context"
	"net/netip"
	"testing"
	"testing/synctest"
	"time"
)

func someone(addr string) client { return clientAt(netip.MustParseAddr(addr)) }

// TestShares: a client gets a quarter, all together get all, and what is given back is there for others.
func TestShares(t *testing.T) {
	a, b := someone("192.0.2.1"), someone("192.0.2.2")
	s := newShares(16)
	want := func(what grant, c client, amount int64) {
		t.Helper()
		if got := s.now(c, amount); got != what {
			t.Errorf("%d more: %v, want %v", amount, got, what)
		}
	}
	want(granted, a, 3)
	want(overShare, a, 2)
	want(granted, a, 1)
	want(overShare, a, 1)
	for i := range byte(3) {
		want(granted, clientAt(netip.AddrFrom4([4]byte{10, 0, 0, i})), 4)
	}
	want(exhausted, b, 1)
	s.release(a, 2)
	want(granted, b, 2)
	want(exhausted, a, 1)
	s.release(b, 2)
	s.release(a, 2)
	for i := range byte(3) {
		s.release(clientAt(netip.AddrFrom4([4]byte{10, 0, 0, i})), 4)
	}
	if s.used != 0 || len(s.held) != 0 {
		t.Errorf("%d are in use, %d clients are kept", s.used, len(s.held))
	}
}

// TestSharesAreWaitedFor: who waits is granted what is given back, in order; but none waits behind another client that has its share.
func TestSharesAreWaitedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a, b := someone("192.0.2.1"), someone("2001:db8::1")
		s := newShares(8)
		got := make(chan string, 9)
		wait := func(ctx context.Context, name string, c client, amount int64) {
			go func() {
				if s.acquire(ctx, c, amount, time.Second) == granted {
					got <- name
				} else {
					got <- name + " not"
				}
			}()
			synctest.Wait()
		}
		wait(t.Context(), "a1", a, 2)
		wait(t.Context(), "a2", a, 1)
		wait(t.Context(), "a3", a, 1)
		wait(t.Context(), "b1", b, 2)
		gone, leave := context.WithCancel(t.Context())
		wait(gone, "a4", a, 1)
		leave()
		synctest.Wait()
		s.release(a, 1)
		synctest.Wait()
		s.release(a, 1)
		synctest.Wait()
		wait(t.Context(), "a5", a, 1)
		time.Sleep(2 * time.Second)
		synctest.Wait()
		for _, want := range []string{"a1", "b1", "a4 not", "a2", "a3", "a5 not"} {
			if name := <-got; name != want {
				t.Errorf("%s, want %s", name, want)
			}
		}
		if len(s.waiting) != 0 || s.used != 4 {
			t.Errorf("%d wait, %d are in use", len(s.waiting), s.used)
		}
	})
}

// now takes an amount without waiting.
func (s *shares) now(c client, amount int64) grant {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.take(c, amount)
}
