package graph

import (
	"context"
	"sync"
	"time"

	"graph287g/store"
)

// A versionReader reads the newest version of a store for all who ask at the same time: a store on another machine is asked once at a time, however
// many ask this one. Whoever asks gets a version that was read after that, never one that was on its way already.
type versionReader struct {
	store   store.Store
	timeout time.Duration

	mu      sync.Mutex
	next    *versionFlight // for those who have asked since the last was begun
	running bool
}

type versionFlight struct {
	done    chan struct{}
	version store.Version
	err     error
}

func (r *versionReader) read(ctx context.Context) (store.Version, error) {
	if _, prompt := r.store.(store.Prompt); prompt {
		return r.store.Version(ctx)
	}
	r.mu.Lock()
	if r.next == nil {
		r.next = &versionFlight{done: make(chan struct{})}
	}
	flight := r.next
	if !r.running {
		r.running = true
		go r.run(context.WithoutCancel(ctx)) // who asked first may leave, the others wait on
	}
	r.mu.Unlock()
	select {
	case <-flight.done:
		return flight.version, flight.err
	case <-ctx.Done():
		return store.Version{}, ctx.Err()
	}
}

// run reads as long as somebody waits.
func (r *versionReader) run(ctx context.Context) {
	for {
		r.mu.Lock()
		flight := r.next
		r.next, r.running = nil, flight != nil
		r.mu.Unlock()
		if flight == nil {
			return
		}
		flight.version, flight.err = r.once(ctx)
		close(flight.done)
	}
}

func (r *versionReader) once(ctx context.Context) (store.Version, error) {
	ctx, cancel := context.WithTimeout(ctx, r.timeout)
	defer cancel()
	return r.store.Version(ctx)
}
