// Package deadline makes contexts that end at a time and cost little until somebody waits for that.
package deadline

import (
	"context"
	"sync/atomic"
	"time"
)

// With returns a context that ends at a time, as context.WithDeadline does. The timer, which costs as much as part of a small answer, is
// made when Done is first called; who only asks for Err, again and again, is told by the clock.
func With(parent context.Context, at time.Time) (context.Context, context.CancelFunc) {
	if sooner, ok := parent.Deadline(); ok && sooner.Before(at) {
		at = sooner
	}
	c := &lazy{Context: parent, at: at}
	return c, c.cancel
}

// clockEvery is at which calls of Err the clock is asked. Asking it costs more than what many callers do in between.
const clockEvery = 8

type lazy struct {
	context.Context // the parent
	at              time.Time
	asked           atomic.Uint32
	successor       atomic.Pointer[ordinary] // once somebody waits, or it is over
}

// An ordinary context takes the place of a lazy one.
type ordinary struct {
	context.Context
	cancel context.CancelFunc
}

// over is what becomes of a context that is cancelled before anybody waited.
var over = func() *ordinary {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return &ordinary{ctx, cancel}
}()

// withTimer returns the successor, which it makes where there is none yet.
func (c *lazy) withTimer() *ordinary {
	if s := c.successor.Load(); s != nil {
		return s
	}
	ctx, cancel := context.WithDeadline(c.Context, c.at)
	if s := (&ordinary{ctx, cancel}); c.successor.CompareAndSwap(nil, s) {
		return s
	}
	cancel()
	return c.successor.Load()
}

// Deadline implements context.Context.
func (c *lazy) Deadline() (time.Time, bool) { return c.at, true }

// Done implements context.Context.
func (c *lazy) Done() <-chan struct{} { return c.withTimer().Done() }

// Err implements context.Context.
func (c *lazy) Err() error {
	if s := c.successor.Load(); s != nil {
		return s.Err()
	}
	if err := c.Context.Err(); err != nil {
		return err
	}
	if c.asked.Add(1)%clockEvery != 1 || time.Now().Before(c.at) {
		return nil
	}
	return c.withTimer().Err() // which has ended when it is made
}

// Value implements context.Context. The successor has what package context asks for to derive a context without a goroutine.
func (c *lazy) Value(key any) any {
	if s := c.successor.Load(); s != nil && s != over {
		return s.Value(key)
	}
	return c.Context.Value(key)
}

func (c *lazy) cancel() {
	if !c.successor.CompareAndSwap(nil, over) {
		c.successor.Load().cancel()
	}
}
