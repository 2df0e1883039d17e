package storetest

import (
	"context"
	"errors"
	"sync"
	"testing"

	"graph287g/plan"
	"graph287g/store"
)

func closeCases() []Case {
	return []Case{
		{"Ping/finds a store that can answer", func(t *testing.T, s store.Store) {
			if err := s.Ping(t.Context()); err != nil {
				t.Error(err)
			}
		}},
		{"Close/makes later calls return ErrClosed", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a")
			again := g.edits
			g.load(t, s)
			if err := s.Close(t.Context()); err != nil {
				t.Fatalf("close: %v", err)
			}
			_, executed := s.Execute(t.Context(), &plan.Plan{}, nil)
			_, applied := s.Apply(t.Context(), store.Change{Edits: again})
			_, asked := s.Version(t.Context())
			for name, err := range map[string]error{
				"Execute": executed, "Apply": applied, "Version": asked, "Ping": s.Ping(t.Context()),
			} {
				if !errors.Is(err, store.ErrClosed) {
					t.Errorf("%s returned %v", name, err)
				}
			}
		}},
		{"Close/makes a later Export yield ErrClosed and end", func(t *testing.T, s store.Store) {
			var g graph
			g.nodes("topic/a", "topic/b")
			g.load(t, s)
			if err := s.Close(t.Context()); err != nil {
				t.Fatalf("close: %v", err)
			}
			n := 0
			for r, err := range s.Export(t.Context()) {
				if n++; n > 1 || !errors.Is(err, store.ErrClosed) || r.Node != nil {
					t.Errorf("yield %d is %+v, %v", n, r, err)
				}
			}
			if n != 1 {
				t.Errorf("yielded %d times", n)
			}
		}},
		{"Close/does no harm a second time", func(t *testing.T, s store.Store) {
			if err := s.Close(t.Context()); err != nil {
				t.Fatalf("close: %v", err)
			}
			// The contract leaves open whether Close is one of the calls that return ErrClosed.
			if err := s.Close(t.Context()); err != nil && !errors.Is(err, store.ErrClosed) {
				t.Errorf("close again: %v", err)
			}
		}},
		{"Close/lets running calls end", func(t *testing.T, s store.Store) {
			put(t, s, manyTopics(2_000))
			var running sync.WaitGroup
			started := make(chan struct{}, 8)
			for range 8 {
				running.Go(func() {
					for calls := 0; ; calls++ {
						var q query
						topics := q.scan("Topic").order("-name").first(10)
						a, err := s.Execute(context.Background(), &q.plan, q.args)
						if calls == 0 {
							started <- struct{}{}
						}
						if errors.Is(err, store.ErrClosed) {
							return
						}
						if err != nil || a.Tables[topics.Index].Rows() != 10 {
							t.Errorf("a call that ran while the store was closed returned %v", err)
							return
						}
					}
				})
			}
			for range 8 {
				<-started
			}
			if err := s.Close(t.Context()); err != nil {
				t.Errorf("close: %v", err)
			}
			running.Wait()
		}},
	}
}
