package neo4j

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/singleflight"
)

// A watch ends reads whose server has stopped to answer long before their own deadline. While a read waits, the server is asked
// again and again whether it is alive: that is how a statement that takes long is told from one that is never answered.
type watch struct {
	ping      func(context.Context) error // nil where the server answers
	silence   time.Duration
	probe     time.Duration
	asking    singleflight.Group
	answers   atomic.Int64   // to other statements
	following sync.WaitGroup // has one for each read, and for what it has left behind
}

// run runs a read, and ends it with errUnreachable where the server is no longer alive.
func (w *watch) run(caller context.Context, read func(context.Context) error) error {
	ctx, end := context.WithCancelCause(caller)
	w.following.Add(1)
	timer := time.AfterFunc(w.silence, func() {
		defer w.following.Done()
		w.follow(ctx, end)
	})
	defer func() {
		if timer.Stop() {
			w.following.Done()
		}
		end(nil)
	}()
	err := read(ctx)
	if err != nil && ctx.Err() != nil && caller.Err() == nil {
		return context.Cause(ctx)
	}
	return err
}

// follow asks for signs of life until the read has ended.
func (w *watch) follow(ctx context.Context, end context.CancelCauseFunc) {
	for ctx.Err() == nil {
		if err := w.alive(ctx); err != nil {
			end(err)
		}
		select {
		case <-ctx.Done():
		case <-time.After(w.silence):
		}
	}
}

// alive returns nil or errUnreachable. It asks once for all who want to know at the same time, so a caller who leaves doesn't
// end the question. That another statement is answered meanwhile is a sign of life too: a busy server may be late.
func (w *watch) alive(ctx context.Context) error {
	_, err, _ := w.asking.Do("", func() (any, error) {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), w.probe)
		defer cancel()
		before := w.answers.Load()
		if err := w.ping(ctx); err != nil && w.answers.Load() == before {
			return nil, fmt.Errorf("%w: it gave no sign of life: %s", errUnreachable, err.Error())
		}
		return nil, nil
	})
	return err
}

// wait returns when nothing is asked any more.
func (w *watch) wait() { w.following.Wait() }

// serverAnswers tells whether the server answers at all, by resetting a connection or making a new one. An error that the
// server itself reports is an answer.
func (s *Store) serverAnswers(ctx context.Context) error {
	if err := s.driver.VerifyConnectivity(ctx); errorCode(err) == "" {
		return err
	}
	return nil
}
