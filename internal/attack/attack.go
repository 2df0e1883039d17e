package attack

import (
	"context"
	"time"
)

// An Attack is one way to harm a server.
type Attack struct {
	Name  string
	About string // what is done
	Must  string // what must hold
	Run   func(ctx context.Context, t *Target, r *Report) error

	Neo4j bool // there is only something to attack where the store is Neo4j
	Timed bool // it is about time alone, so that the short form leaves it out
}

// A Target is what is attacked: a server, and what the attacks need to know beside it.
type Target struct {
	*Server
	Short   bool          // few requests, and no waiting
	Longest time.Duration // what a request alone may take
	All     []Query       // those in test/attack/queries
	Worst   []Query       // those of them that the server accepts, what takes longest first
	Largest Query         // the one of them with the largest answer
	Outage  Outage        // nil where the store is embedded
	Prober  string        // the program of `attack probe`; where it is empty this process probes

	Introspection string // the query that GraphiQL and the generators of code ask
}

// Outage is what can be done to the process of a database.
type Outage interface {
	Suspend() error
	Resume() error
	Kill()
}

// count returns how many there are to be: in short few.
func (t *Target) count(full, short int) int {
	if t.Short {
		return short
	}
	return full
}

// wait waits, but not in short.
func (t *Target) wait(ctx context.Context, d time.Duration) {
	if t.Short {
		return
	}
	select {
	case <-time.After(d):
	case <-ctx.Done():
	}
}

// What must hold of all.
const (
	// MaxBytes is what an answer may have at most: the data's 8 MiB, and something for what is around them.
	MaxBytes = 8<<20 + 64<<10
	// MaxTime is what a request alone may take, over the embedded store; over Neo4j it is three times that.
	MaxTime = time.Second
	// MaxMemory is what the process may hold while it is attacked.
	MaxMemory = 1 << 30
)
