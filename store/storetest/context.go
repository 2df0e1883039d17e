package storetest

import (
	"context"
	"errors"
	"testing"
	"time"

	"graph287g/store"
)

func contextCases() []Case {
	return []Case{
		{"Execute/returns the context's error once it is cancelled", func(t *testing.T, s store.Store) {
			var g graph
			g.node("topic/a")
			g.load(t, s)
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			var q query
			q.scan("Topic")
			if a, err := s.Execute(ctx, &q.plan, q.args); a != nil || !errors.Is(err, context.Canceled) {
				t.Errorf("got %v, %v", a, err)
			}
		}},
		{"Execute/returns the context's error once its time is over", func(t *testing.T, s store.Store) {
			ctx, cancel := context.WithDeadline(t.Context(), time.Now().Add(-time.Second))
			defer cancel()
			var q query
			q.scan("Topic")
			if a, err := s.Execute(ctx, &q.plan, q.args); a != nil || !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("got %v, %v", a, err)
			}
		}},
		{"Apply/makes nothing once its context is cancelled", func(t *testing.T, s store.Store) {
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			var g graph
			g.node("topic/a")
			if _, err := s.Apply(ctx, store.Change{Edits: g.edits}); !errors.Is(err, context.Canceled) {
				t.Errorf("got %v", err)
			}
			if v := version(t, s); v.Number != 0 || len(exported(t, s)) != 0 {
				t.Errorf("made version %d", v.Number)
			}
		}},
	}
}
