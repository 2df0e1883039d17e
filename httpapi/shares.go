package httpapi

import (
	"context"
	"slices"
	"sync"
	"time"
)

// clientPart is the part of everything that is limited which one client may hold: a quarter.
const clientPart = 4

// shares divide what there is only so much of between clients: places for requests that run, or bytes of answers. A client may hold a
// quarter, so that no single one can keep the others out.
type shares struct {
	total, each int64

	mu      sync.Mutex
	used    int64
	held    map[client]int64 // only those that hold something
	waiting []*waiter        // in the order in which they came
}

// A waiter waits until it is granted its amount.
type waiter struct {
	client  client
	amount  int64
	granted chan struct{} // closed with mu held
}

// A grant tells whether somebody got what was asked for.
type grant uint8

const (
	granted   grant = iota
	exhausted       // all is in use
	overShare       // the client holds its share
)

func newShares(total int) *shares {
	return &shares{total: int64(total), each: max(1, int64(total)/clientPart), held: map[client]int64{}}
}

// take takes an amount at once, or nothing; with mu held.
func (s *shares) take(c client, amount int64) grant {
	held := s.held[c]
	switch {
	case s.used+amount > s.total:
		return exhausted
	case held+amount > s.each:
		return overShare
	}
	s.used += amount
	s.held[c] = held + amount
	return granted
}

// acquire takes an amount, or waits: for so long where all is in use, and for ownWait where the client holds its share. What is given
// back goes to those who wait in the order in which they came, each as soon as there is enough for it; one that waits for its own
// client holds up nobody else.
func (s *shares) acquire(ctx context.Context, c client, amount int64, wait time.Duration) grant {
	s.mu.Lock()
	why := s.take(c, amount)
	if why == granted {
		s.mu.Unlock()
		return granted
	}
	if why == overShare {
		wait = ownWait
	}
	if wait == 0 {
		s.mu.Unlock()
		return why
	}
	w := &waiter{c, amount, make(chan struct{})}
	s.waiting = append(s.waiting, w)
	s.mu.Unlock()

	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-w.granted:
		return granted
	case <-timer.C:
	case <-ctx.Done():
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.Index(s.waiting, w)
	if i < 0 { // it was granted meanwhile
		return granted
	}
	s.waiting = slices.Delete(s.waiting, i, i+1)
	return why
}

// release gives an amount back.
func (s *shares) release(c client, amount int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.used -= amount
	if s.held[c] -= amount; s.held[c] == 0 {
		delete(s.held, c)
	}
	s.waiting = slices.DeleteFunc(s.waiting, func(w *waiter) bool {
		if s.take(w.client, w.amount) != granted {
			return false
		}
		close(w.granted)
		return true
	})
}

// A hold is what one request holds of the memory for requests and answers. It belongs to one goroutine.
type hold struct {
	of     *shares
	client client
	bytes  int64
}

// grow takes more bytes: where the client holds its share after a wait, where all are in use at once or not at all. A request that
// would need more than a share takes the whole share, and so runs alone.
func (h *hold) grow(ctx context.Context, bytes int64) *problem {
	if bytes = min(bytes, h.of.each-h.bytes); bytes <= 0 {
		return nil
	}
	switch h.of.acquire(ctx, h.client, bytes, 0) {
	case exhausted:
		return overloaded()
	case overShare:
		return shareExceeded()
	}
	h.bytes += bytes
	return nil
}

// shrinkTo gives back what is beyond so many bytes.
func (h *hold) shrinkTo(bytes int64) {
	if beyond := h.bytes - bytes; beyond > 0 {
		h.bytes = bytes
		h.of.release(h.client, beyond)
	}
}

// release gives all back.
func (h *hold) release() { h.shrinkTo(0) }
