package archive

import (
	"context"
	"net/netip"
	"sync"
)

// A queue lets one answer be written at a time. Clients take turns: however many a client sends at once, one of them stands in
// the queue for all, the others behind that one. So whoever comes waits for one answer of each other client at most.
type queue struct {
	turn mutex
	most int // bytes of answers that may be in it; a client's are a quarter

	lock  sync.Mutex
	lanes map[netip.Prefix]*lane
	bytes int
}

// A lane has what one client has in the queue.
type lane struct {
	turn  mutex
	puts  int
	bytes int
}

// A mutex can be waited for with a context.
type mutex chan struct{}

func newMutex() mutex { return make(mutex, 1) }

func (m mutex) acquire(ctx context.Context) error {
	select {
	case m <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (m mutex) release() { <-m }

// clientQueues is how many clients can each have their most in the queue.
const clientQueues = 4

// newQueue makes one in which a client may have this many bytes.
func newQueue(clientBytes int) *queue {
	return &queue{turn: newMutex(), most: clientQueues * clientBytes, lanes: map[netip.Prefix]*lane{}}
}

// A BusyError tells that too much is in the queue.
type BusyError struct {
	Client bool // of this client alone
}

func (e *BusyError) Error() string {
	if e.Client {
		return "as much as one client may have waiting to be archived is waiting already"
	}
	return "as much as may wait to be archived is waiting already"
}

// enter waits until it is an answer's turn; leave ends that. It returns *BusyError without waiting, or the context's error.
func (q *queue) enter(ctx context.Context, from netip.Prefix, bytes int) (leave func(), err error) {
	l, err := q.join(from, bytes)
	if err != nil {
		return nil, err
	}
	if err := l.turn.acquire(ctx); err != nil {
		q.quit(from, l, bytes)
		return nil, err
	}
	if err := q.turn.acquire(ctx); err != nil {
		l.turn.release()
		q.quit(from, l, bytes)
		return nil, err
	}
	return func() {
		q.turn.release()
		l.turn.release()
		q.quit(from, l, bytes)
	}, nil
}

func (q *queue) join(from netip.Prefix, bytes int) (*lane, error) {
	q.lock.Lock()
	defer q.lock.Unlock()
	l := q.lanes[from]
	switch {
	case l != nil && l.bytes+bytes > q.most/clientQueues: // what is alone is let in, so that anything may be archived
		return nil, &BusyError{Client: true}
	case q.bytes > 0 && q.bytes+bytes > q.most:
		return nil, &BusyError{}
	case l == nil:
		l = &lane{turn: newMutex()}
		q.lanes[from] = l
	}
	l.puts++
	l.bytes += bytes
	q.bytes += bytes
	return l, nil
}

func (q *queue) quit(from netip.Prefix, l *lane, bytes int) {
	q.lock.Lock()
	defer q.lock.Unlock()
	l.puts--
	l.bytes -= bytes
	q.bytes -= bytes
	if l.puts == 0 {
		delete(q.lanes, from)
	}
}
