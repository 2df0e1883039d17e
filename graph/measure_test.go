package graph_test

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"graph287g/graph"
	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/embedded"
)

// counted is a store that counts how often it is asked for its statistics, which fails or hangs where that is wanted.
type counted struct {
	store.Store
	asked   atomic.Int32
	fails   atomic.Bool
	hangs   atomic.Bool
	running atomic.Int32 // calls that hang now
}

func (c *counted) Statistics(ctx context.Context) (*store.Statistics, error) {
	c.asked.Add(1)
	switch {
	case c.fails.Load():
		return nil, errors.New("the disk is gone")
	case c.hangs.Load():
		c.running.Add(1)
		<-ctx.Done()
		c.running.Add(-1)
		return nil, ctx.Err()
	}
	return c.Store.Statistics(ctx)
}

func (c *counted) want(t *testing.T, asked int32, when string) {
	t.Helper()
	if got := c.asked.Load(); got != asked {
		t.Errorf("%s it was asked %d times, not %d", when, got, asked)
	}
}

// change makes a new version, of the same nodes.
func (c *counted) change(t *testing.T) {
	t.Helper()
	v, err := c.Version(t.Context())
	if err == nil {
		_, err = c.Apply(t.Context(), store.Change{Seed: fmt.Sprint(v.Number + 1)})
	}
	if err != nil {
		t.Fatal(err)
	}
}

// running starts an engine that keeps the graph measured, inside a bubble of synctest, where time passes only while all
// goroutines wait. stop ends it and waits for that.
func running(t *testing.T, s store.Store) (e *graph.Engine, stop func()) {
	t.Helper()
	e, err := graph.New(graph.Config{Catalogue: ontology.Must(), Store: s})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { defer close(done); e.Run(ctx) }()
	synctest.Wait()
	return e, func() { cancel(); <-done }
}

// ask sends so many requests, ten a second.
func ask(t *testing.T, e *graph.Engine, requests int) (priced bool) {
	t.Helper()
	for range requests {
		r := e.Execute(t.Context(), graph.Request{Query: `{ states { nodes { id } } }`})
		if r.Code != "" {
			t.Fatalf("refused: %s", r.Body)
		}
		_, priced = r.Cost.Estimated()
		time.Sleep(time.Second / 10)
	}
	return priced
}

func TestAGraphThatCannotBeMeasuredIsTriedRarely(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &counted{Store: embedded.Memory(ontology.Must())}
		s.fails.Store(true)
		e, stop := running(t, s)
		if err := e.Measure(t.Context()); err == nil {
			t.Fatal("measured")
		}
		ask(t, e, 50)
		s.want(t, 3, "in 5 s") // one was asked for, one is for the first answer, and one 2 s later; the next would be after 6 s

		time.Sleep(time.Hour)
		if before := s.asked.Load(); before > 30 {
			t.Errorf("in an hour it was asked %d times", before)
		}
		s.fails.Store(false)
		time.Sleep(5 * time.Minute)
		if !ask(t, e, 1) {
			t.Error("still not measured, though it could be")
		}

		s.fails.Store(true)
		s.change(t)
		ask(t, e, 1)
		stop()
		before := s.asked.Load()
		ask(t, e, 50)
		time.Sleep(time.Hour)
		s.want(t, before, "after the end")
	})
}

func TestAChangedGraphIsMeasuredOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &counted{Store: embedded.Memory(ontology.Must())}
		e, stop := running(t, s)
		defer stop()
		if err := e.Measure(t.Context()); err != nil {
			t.Fatal(err)
		}
		ask(t, e, 50)
		s.want(t, 1, "without a change")
		s.change(t)
		s.want(t, 1, "before anybody asked")
		ask(t, e, 50)
		s.want(t, 2, "after a change")
	})
}

func TestAnEngineThatNobodyMeasuredIsMeasuredAfterItsFirstAnswer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &counted{Store: embedded.Memory(ontology.Must())}
		e, stop := running(t, s)
		defer stop()
		if ask(t, e, 1) {
			t.Error("the first answer is priced")
		}
		if !ask(t, e, 1) {
			t.Error("the second isn't")
		}
		s.want(t, 1, "after two answers")
	})
}

// TestTheEndOfMeasuring: one call runs at a time, however many ask; stopping ends it, and waits until it has ended.
func TestTheEndOfMeasuring(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &counted{Store: embedded.Memory(ontology.Must())}
		s.hangs.Store(true)
		e, stop := running(t, s)
		ask(t, e, 50)
		s.want(t, 1, "while it hangs")
		if s.running.Load() != 1 {
			t.Error("nothing hangs")
		}
		waiting, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := e.Measure(waiting); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("measuring beside another gave %v", err)
		}
		s.want(t, 1, "while it hangs")
		stop()
		if s.running.Load() != 0 {
			t.Error("a call still runs")
		}
	})
}
