// Package deadline makes contexts that end at a time and cost little until somebody waits for that.
package deadline

import (
	"context"
	"sync/atomic"
	"time"
)

// With returns a context that ends at a time, as context.WithDeadline does. The timer, which costs as much as part of a small answer, is
// made when Done is first called; who only asks for Err is told by the clock.
func With(parent context.Context, at time.Time) (context.Context, context.CancelFunc) {
	if sooner, ok := parent.Deadline(); ok && sooner.Before(at) {
		at = sooner
	}
	c := &lazy{Context: parent, at: at}
	return c, c.cancel
}

type lazy struct {
	context.Context // the parent
	at              time.Time
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
	if err := c.errSoFar(); err != nil || time.Now().Before(c.at) {
		return err
	}
	return c.withTimer().Err() // which has ended when it is made
}

// errSoFar is Err without a look at the clock, which ends no parent later than this context.
func (c *lazy) errSoFar() error {
	if s := c.successor.Load(); s != nil {
		return s.Err()
	}
	if parent, ok := c.Context.(*lazy); ok {
		return parent.errSoFar()
	}
	return c.Context.Err()
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
