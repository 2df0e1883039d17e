package graph

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"graph287g/store"
)

// A slowStore tells the version that it had when it was asked, once it is let; it counts how often it is asked, and by how many at the same time.
type slowStore struct {
	store.Store
	mu                sync.Mutex
	asking, most, all int
	version           int64
	let               chan struct{}
}

func (s *slowStore) Version(context.Context) (store.Version, error) {
	s.mu.Lock()
	s.asking++
	s.all++
	s.most = max(s.most, s.asking)
	version := s.version
	s.mu.Unlock()
	<-s.let
	s.mu.Lock()
	s.asking--
	s.mu.Unlock()
	return store.Version{Number: version}, nil
}

// TestVersionsAreReadOnceForAll: all who ask while one read is on its way get the version of the one read after it, and the store is never asked by two at
// once.
func TestVersionsAreReadOnceForAll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &slowStore{version: 1, let: make(chan struct{})}
		r := &versionReader{store: s, timeout: time.Hour}
		const many = 50
		got := make([]int64, many+1)
		var wait sync.WaitGroup
		ask := func(i int) {
			wait.Go(func() {
				v, err := r.read(t.Context())
				if err != nil {
					t.Errorf("reader %d: %v", i, err)
				}
				got[i] = v.Number
			})
		}
		ask(0)
		synctest.Wait() // the first read has begun
		s.version = 2
		for i := range many {
			ask(i + 1)
		}
		synctest.Wait() // all wait
		gone, leave := context.WithCancel(t.Context())
		leave()
		if _, err := r.read(gone); !errors.Is(err, context.Canceled) {
			t.Errorf("who has left gets %v", err)
		}
		s.let <- struct{}{}
		s.let <- struct{}{}
		wait.Wait()
		if got[0] != 1 {
			t.Errorf("the first read version %d", got[0])
		}
		for i, v := range got[1:] {
			if v != 2 {
				t.Errorf("reader %d got version %d, which was old when it asked", i+1, v)
			}
		}
		if s.most != 1 || s.all != 2 {
			t.Errorf("%d reads, %d at once; 2 wanted, one after the other", s.all, s.most)
		}
	})
}
