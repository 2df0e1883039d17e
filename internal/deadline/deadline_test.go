package deadline_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"graph287g/internal/deadline"
)

type key struct{}

// TestEnds: it ends as context.WithDeadline's does, whether somebody waits or not, by itself, by its parent and by its cancel function.
func TestEnds(t *testing.T) {
	past, future := time.Now().Add(-time.Second), time.Now().Add(time.Hour)
	cancelled, cancelParent := context.WithCancel(t.Context())
	cancelParent()
	for _, c := range []struct {
		name   string
		parent context.Context
		at     time.Time
		cancel bool
		want   error
	}{
		{"before its time", t.Context(), future, false, nil},
		{"after its time", t.Context(), past, false, context.DeadlineExceeded},
		{"cancelled", t.Context(), future, true, context.Canceled},
		{"of a cancelled parent", cancelled, future, false, context.Canceled},
	} {
		for _, waits := range []bool{false, true} {
			ctx, cancel := deadline.With(context.WithValue(c.parent, key{}, 1), c.at)
			defer cancel()
			if waits {
				ctx.Done()
			}
			if c.cancel {
				cancel()
			}
			if err := ctx.Err(); !errors.Is(err, c.want) {
				t.Errorf("%s, somebody waits: %t: Err is %v, want %v", c.name, waits, err, c.want)
			}
			child, cancelChild := context.WithCancel(ctx)
			defer cancelChild()
			select {
			case <-child.Done():
				if c.want == nil {
					t.Errorf("%s: what is derived has ended", c.name)
				}
			default:
				if c.want != nil {
					t.Errorf("%s: what is derived hasn't ended", c.name)
				}
			}
			if at, ok := ctx.Deadline(); !ok || !at.Equal(c.at) {
				t.Errorf("%s: the deadline is %v", c.name, at)
			}
			if ctx.Value(key{}) != 1 {
				t.Errorf("%s: the value of the parent is lost", c.name)
			}
		}
	}
}

// TestWakes: who waits is woken at the end, and when it is cancelled.
func TestWakes(t *testing.T) {
	ctx, cancel := deadline.With(t.Context(), time.Now().Add(time.Millisecond))
	defer cancel()
	<-ctx.Done()
	if !errors.Is(ctx.Err(), context.DeadlineExceeded) {
		t.Errorf("Err is %v", ctx.Err())
	}
	ctx, cancel = deadline.With(t.Context(), time.Now().Add(time.Hour))
	done := ctx.Done()
	cancel()
	<-done
}

// TestSoonerParent: the sooner of two deadlines holds.
func TestSoonerParent(t *testing.T) {
	parent, cancelParent := deadline.With(t.Context(), time.Now().Add(-time.Second))
	defer cancelParent()
	ctx, cancel := deadline.With(parent, time.Now().Add(time.Hour))
	defer cancel()
	if err := ctx.Err(); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Err is %v", err)
	}
	if at, _ := ctx.Deadline(); !at.Before(time.Now()) {
		t.Errorf("the deadline is %v", at)
	}
}

// TestSeveralAtOnce is for the race detector.
func TestSeveralAtOnce(t *testing.T) {
	ctx, cancel := deadline.With(t.Context(), time.Now().Add(time.Hour))
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() { ctx.Err(); ctx.Value(key{}); <-ctx.Done() })
	}
	all.Go(func() { cancel() })
	all.Wait()
	if ctx.Err() == nil {
		t.Error("it hasn't ended")
	}
}
