package archive

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"testing"
	"testing/synctest"
)

var another = netip.MustParsePrefix("2001:db8:1:2::/64")

// TestClientsTakeTurns: whoever comes waits for one answer of each other client, however many these have sent before.
func TestClientsTakeTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue(1000)
		leave, err := q.enter(t.Context(), someone, 1)
		if err != nil {
			t.Fatal(err)
		}
		var order []string // written in turn
		next := make(chan struct{})
		send := func(name string, from netip.Prefix) {
			go func() {
				leave, err := q.enter(t.Context(), from, 1)
				if err != nil {
					t.Error(err)
					return
				}
				order = append(order, name)
				<-next
				leave()
			}()
			synctest.Wait()
		}
		for i := range 64 {
			send(fmt.Sprint("a", i), someone)
		}
		send("b0", another)
		send("b1", another)
		send("c0", netip.Prefix{})
		leave()
		synctest.Wait()
		for range 67 {
			next <- struct{}{}
			synctest.Wait()
		}
		// The first client has its turn while these come; then it waits like them.
		if want := []string{"b0", "c0", "a0", "b1", "a1", "a2"}; !slices.Equal(order[:6], want) || len(order) != 67 {
			t.Errorf("got %v, want %v and the rest", order, want)
		}
		if len(q.lanes) != 0 || q.bytes != 0 {
			t.Errorf("left behind: %v, %d bytes", q.lanes, q.bytes)
		}
	})
}

func TestTheQueueIsBounded(t *testing.T) {
	q := newQueue(100)
	over, cancel := context.WithCancel(t.Context())
	cancel()
	refused := func(from netip.Prefix, bytes int) *BusyError {
		var busy *BusyError
		if _, err := q.enter(over, from, bytes); !errors.As(err, &busy) {
			t.Errorf("%d bytes: %v", bytes, err)
			return &BusyError{}
		}
		return busy
	}
	waits := func(from netip.Prefix, bytes int) {
		t.Helper()
		if _, err := q.enter(over, from, bytes); !errors.Is(err, context.Canceled) {
			t.Errorf("%d bytes: %v", bytes, err)
		}
	}
	leave, err := q.enter(t.Context(), someone, 60)
	if err != nil {
		t.Fatal(err)
	}
	if !refused(someone, 41).Client {
		t.Error("the client itself is what has too much")
	}
	waits(someone, 40)
	waits(another, 340)
	if refused(another, 341).Client {
		t.Error("another client has nothing there")
	}
	leave()
	if len(q.lanes) != 0 || q.bytes != 0 {
		t.Errorf("left behind: %v, %d bytes", q.lanes, q.bytes)
	}
	if leave, err := q.enter(t.Context(), someone, 100_000); err != nil {
		t.Errorf("what is alone is let in: %v", err)
	} else {
		leave()
	}
}

// TestWhoLeavesTheQueueLeavesNothing: neither in the queue nor in the lane, where the next has its turn.
func TestWhoLeavesTheQueueLeavesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue(100)
		leave, err := q.enter(t.Context(), another, 1)
		if err != nil {
			t.Fatal(err)
		}
		over, cancel := context.WithCancel(t.Context())
		entered := 0
		for i := range 5 { // the first waits for its turn, the others behind it; the first two give up
			ctx := over
			if i > 1 {
				ctx = t.Context()
			}
			go func() {
				leave, err := q.enter(ctx, someone, 1)
				if i <= 1 {
					if !errors.Is(err, context.Canceled) {
						t.Errorf("%d: got %v", i, err)
					}
					return
				}
				if err != nil {
					t.Errorf("%d: got %v", i, err)
					return
				}
				entered++
				leave()
			}()
			synctest.Wait()
		}
		if l := q.lanes[someone]; l == nil || l.puts != 5 || l.bytes != 5 || q.bytes != 6 {
			t.Errorf("waiting: %+v, %d bytes", l, q.bytes)
		}
		cancel()
		synctest.Wait()
		if l := q.lanes[someone]; l == nil || l.puts != 3 || entered != 0 {
			t.Errorf("waiting: %+v; %d have entered", l, entered)
		}
		leave()
		synctest.Wait()
		if entered != 3 || len(q.lanes) != 0 || q.bytes != 0 {
			t.Errorf("%d have entered; left behind: %v, %d bytes", entered, q.lanes, q.bytes)
		}
	})
}
