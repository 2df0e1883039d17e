package neo4j

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"graph287g/store"
)

// A fakeServer counts how often it is asked whether it is alive.
type fakeServer struct {
	dead  atomic.Bool
	asked atomic.Int32
	takes time.Duration // until it answers
}

func (f *fakeServer) alive(context.Context) error {
	f.asked.Add(1)
	time.Sleep(f.takes)
	if f.dead.Load() {
		return errUnreachable
	}
	return nil
}

// call is a call that asks the server something.
func (f *fakeServer) call() error {
	if f.dead.Load() {
		return fmt.Errorf("%w: connection refused", errUnreachable)
	}
	return nil
}

// tripped returns a breaker that is open, with the server that it is for.
func tripped(t *testing.T) (*breaker, *fakeServer) {
	t.Helper()
	f := &fakeServer{takes: 100 * time.Millisecond}
	b := newBreaker(time.Second, f.alive)
	f.dead.Store(true)
	for range tripAfter {
		if err := b.run(t.Context(), f.call); !errors.Is(err, errUnreachable) {
			t.Fatal(err)
		}
	}
	return b, f
}

func TestOpenBreakerAsksNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b, f := tripped(t)
		f.dead.Store(false) // which nobody has noticed
		err := b.run(t.Context(), func() error { t.Error("the call was made"); return nil })
		if !errors.Is(err, store.ErrUnavailable) || f.asked.Load() > 0 {
			t.Errorf("%v, asked %d times", err, f.asked.Load())
		}
	})
}

func TestOneCallAsksWhetherTheServerIsBack(t *testing.T) {
	for _, back := range []bool{false, true} {
		synctest.Test(t, func(t *testing.T) {
			b, f := tripped(t)
			time.Sleep(time.Second + 1)
			f.dead.Store(!back)
			var answered, unavailable atomic.Int32
			var calls sync.WaitGroup
			for range 10 {
				calls.Go(func() {
					switch err := b.run(t.Context(), f.call); {
					case err == nil:
						answered.Add(1)
					case errors.Is(err, store.ErrUnavailable):
						unavailable.Add(1)
					}
				})
			}
			calls.Wait()
			want := int32(0)
			if back {
				want = 1 // the others came while it was being asked
			}
			if f.asked.Load() != 1 || answered.Load() != want || unavailable.Load() != 10-want {
				t.Errorf("back %v: asked %d times, %d calls answered, %d unavailable", back, f.asked.Load(), answered.Load(), unavailable.Load())
			}
			if err := b.run(t.Context(), f.call); (err == nil) != back || f.asked.Load() != 1 {
				t.Errorf("back %v: afterwards %v, asked %d times", back, err, f.asked.Load())
			}
		})
	}
}

func TestOnlyUnreachableServersTripTheBreaker(t *testing.T) {
	for name, c := range map[string]struct {
		err   error
		trips bool
	}{
		"unreachable":             {fmt.Errorf("%w: EOF", errUnreachable), true},
		"unavailable, so it says": {store.ErrUnavailable, false},
		"too slow":                {store.ErrTimeout, false},
		"caller has gone":         {context.Canceled, false},
		"caller's deadline":       {context.DeadlineExceeded, false},
		"answer":                  {nil, false},
	} {
		synctest.Test(t, func(t *testing.T) {
			b := newBreaker(time.Second, (&fakeServer{}).alive)
			for range 2 * tripAfter {
				_ = b.run(t.Context(), func() error { return c.err })
			}
			called := false
			_ = b.run(t.Context(), func() error { called = true; return nil })
			if called == c.trips {
				t.Errorf("%s: the next call was made: %v", name, called)
			}
		})
	}
}

// A caller who has gone must not count as an answer either: the failures around it are in a row.
func TestCallersWhoLeaveDontKeepTheBreakerClosed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBreaker(time.Second, (&fakeServer{}).alive)
		for range tripAfter {
			_ = b.run(t.Context(), func() error { return errUnreachable })
			_ = b.run(t.Context(), func() error { return context.Canceled })
		}
		if err := b.run(t.Context(), func() error { return nil }); !errors.Is(err, errUnreachable) {
			t.Error("it is still closed")
		}
	})
}
