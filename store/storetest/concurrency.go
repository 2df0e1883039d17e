package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"graph287g/store"
)

func concurrencyCases() []Case {
	return []Case{
		{"Execute/never shows half a change", neverHalf},
		{"Export/never yields half a change", neverHalfExported},
		{"Apply/makes every change of several callers, one after the other", func(t *testing.T, s store.Store) {
			const writers, each = 4, 10
			var numbers sync.Map
			var all sync.WaitGroup
			for w := range writers {
				all.Go(func() {
					for i := range each {
						var g graph
						g.node(fmt.Sprintf("topic/%d-%d", w, i))
						v, err := s.Apply(context.Background(), store.Change{Edits: g.edits})
						if err != nil {
							t.Errorf("apply: %v", err)
							return
						}
						if _, taken := numbers.LoadOrStore(v.Number, true); taken {
							t.Errorf("version %d was given twice", v.Number)
						}
					}
				})
			}
			all.Wait()
			if v, n := version(t, s), len(exported(t, s)); v.Number != writers*each || n != writers*each {
				t.Errorf("version %d with %d records", v.Number, n)
			}
		}},
		{"Apply/lets one of several callers have a key", func(t *testing.T, s store.Store) {
			var won atomic.Int32
			var all sync.WaitGroup
			for w := range 8 {
				all.Go(func() {
					var g graph
					g.node(fmt.Sprintf("topic/%d", w), props{"slug": "same"})
					_, err := s.Apply(context.Background(), store.Change{Edits: g.edits})
					var invalid *store.InvalidError
					if err == nil {
						won.Add(1)
					} else if !errors.As(err, &invalid) {
						t.Errorf("apply: %v", err)
					}
				})
			}
			all.Wait()
			if n := len(exported(t, s)); won.Load() != 1 || n != 1 {
				t.Errorf("%d callers have the key, %d nodes", won.Load(), n)
			}
		}},
	}
}

// twins puts two topics, far apart in every order, and the relations of both, all saying n.
func twins(n int) []store.Edit {
	var g graph
	word := fmt.Sprintf("v%03d", n)
	for _, id := range []string{"topic/a", "topic/z"} {
		g.node(id, props{"description": word})
		g.node("lawsuit/"+id[len("topic/"):], props{"description": word})
		if n%2 == 0 {
			g.edge("ON_TOPIC", "lawsuit/"+id[len("topic/"):], id)
		} else {
			g.remove("ON_TOPIC", "lawsuit/"+id[len("topic/"):]+" "+id)
		}
	}
	return g.edits
}

// whileTwinsChange runs read again and again in several goroutines until a writer has changed the twins many times.
func whileTwinsChange(t *testing.T, s store.Store, read func() error) {
	t.Helper()
	put(t, s, twins(0))
	var done atomic.Bool
	var reads atomic.Int64
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for !done.Load() || reads.Load() == 0 {
				switch err := read(); {
				case err == nil:
					reads.Add(1)
				case !errors.Is(err, store.ErrUnavailable): // a store that is written to for too long may say so
					t.Error(err)
					return
				}
			}
		})
	}
	for n := 1; n <= 30; n++ {
		edits := twins(n)
		half := n % 2 * len(edits) / 2 // one change, or two that are one version
		if _, err := s.Apply(t.Context(), store.Change{Edits: edits[:half]}, store.Change{Edits: edits[half:]}); err != nil {
			t.Errorf("apply: %v", err)
		}
	}
	done.Store(true)
	readers.Wait()
}

func neverHalf(t *testing.T, s store.Store) {
	whileTwinsChange(t, s, func() error {
		var q query
		topics := q.scan("Topic").get("description")
		suits := topics.along("lawsuits").get("description")
		again := q.lookup("Topic", "topic/z", "topic/a").get("description")
		a, err := s.Execute(context.Background(), &q.plan, q.args)
		if err != nil {
			return err
		}
		q.answer = a
		all, rows := topics.table(), suits.table()
		if all.Rows() != 2 || rows.Rows()%2 != 0 {
			return fmt.Errorf("half a change: %d topics, %d lawsuits", all.Rows(), rows.Rows())
		}
		word := text(all.Cell(0, 1))
		for _, table := range []*store.Table{all, rows, again.table()} {
			for row := range table.Rows() {
				if got := text(table.Cell(row, 1)); got != word {
					return fmt.Errorf("half a change: %s beside %s in version %d", word, got, a.Version.Number)
				}
			}
		}
		if n := fmt.Sprintf("v%03d", a.Version.Number-1); n != word {
			return fmt.Errorf("version %d shows %s", a.Version.Number, word)
		}
		return nil
	})
}

func neverHalfExported(t *testing.T, s store.Store) {
	whileTwinsChange(t, s, func() error {
		seen, edges := map[any]bool{}, 0
		for r, err := range s.Export(context.Background()) {
			if err != nil {
				return err
			}
			if r.Edge != nil {
				edges++
			} else {
				seen[r.Node.Properties["description"]] = true
			}
		}
		if len(seen) != 1 || edges%2 != 0 {
			return fmt.Errorf("half a change: %v, %d relations", seen, edges)
		}
		return nil
	})
}
