package neo4j

import (
	"context"
	"errors"
	"fmt"
	"time"

	"graph287g/store"
)

// Neo4j gives neither a transaction nor even a statement one version of the graph: while a commit is applied, reads see
// parts of it. So the node Guard holds a number, seq, that is odd while a change is being applied. A read takes it first
// and last and begins anew where it was odd or has changed. See write_transaction.go for who changes it.

// errTorn tells that a read may have seen a change in part.
var errTorn = errors.New("neo4j: read while a change was applied")

// guardTime is how long a read tries for one version; repairTime how long seq may stay odd before its owner is looked for.
const (
	guardTime  = 4 * time.Second
	repairTime = time.Second
)

// A state is what the database says of itself.
type state struct {
	seq     int64
	version store.Version
	layout  string
	bulk    string // who changes it in several transactions, if anybody does
	change  string // the last change
}

func (s *Store) state(ctx context.Context, tx runner) (*state, error) {
	items, err := list(ctx, tx, readState, nil)
	if err != nil {
		return nil, err
	}
	if len(items) == 0 {
		return nil, fmt.Errorf("%w: the database doesn't hold this program's graph any more", store.ErrUnavailable)
	}
	v, _ := items[0].([]any)
	st := &state{}
	st.seq, _ = v[0].(int64)
	st.version.Number, _ = v[1].(int64)
	if t, ok := v[2].(time.Time); ok {
		st.version.RecordedAt = t.UTC()
	}
	st.version.Seed, _ = v[3].(string)
	st.version.Counts = s.counts(v[4], v[5])
	st.layout, _ = v[6].(string)
	st.bulk, _ = v[7].(string)
	st.change, _ = v[8].(string)
	return st, nil
}

// counts reads how many nodes there are of each kind.
func (s *Store) counts(kinds, counts any) []int {
	out := make([]int, len(s.layout.c.Kinds))
	names, _ := kinds.([]any)
	numbers, _ := counts.([]any)
	for i, name := range names {
		text, _ := name.(string)
		if k := s.layout.c.Kind(text); k != nil && i < len(numbers) {
			n, _ := numbers[i].(int64)
			out[k.Index] = int(n)
		}
	}
	return out
}

// guarded does work that sees one version.
func (s *Store) guarded(ctx context.Context, work func(tx runner, st *state) error) error {
	start := time.Now()
	var stuck oddness
	for pause := 2 * time.Millisecond; ; pause = min(2*pause, 50*time.Millisecond) {
		seq, err := s.attempt(ctx, work)
		if !errors.Is(err, errTorn) {
			return err
		}
		if time.Since(start) > guardTime {
			return fmt.Errorf("%w: it is being written to for too long", store.ErrUnavailable)
		}
		if stuck.since(seq) > repairTime {
			_ = s.repair(ctx, seq) // whatever comes of it: the next attempt sees
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
	}
}

// attempt does the work once, between two looks at seq.
func (s *Store) attempt(ctx context.Context, work func(tx runner, st *state) error) (seq int64, err error) {
	err = s.read(ctx, func(tx runner) error {
		st, err := s.state(ctx, tx)
		if err != nil {
			return err
		}
		if seq = st.seq; seq%2 == 1 {
			return errTorn
		}
		if st.layout != s.layout.print {
			return errLayout
		}
		done := work(tx, st)
		last, err := list(ctx, tx, readSeq, nil)
		switch {
		case err != nil && done != nil:
			return done // it has broken the transaction
		case err != nil:
			return err
		case len(last) != 1 || last[0] != seq:
			return errTorn // whatever the work says: it may have seen what never was
		}
		return done
	})
	return seq, err
}

// errLayout tells that another program has changed the database since it was opened.
var errLayout = fmt.Errorf("%w: a program with another ontology has taken over the database; restart this one", store.ErrUnavailable)

// An oddness remembers how long seq has been the same odd number.
type oddness struct {
	seq   int64
	start time.Time
}

func (o *oddness) since(seq int64) time.Duration {
	if seq%2 == 0 || o.seq != seq || o.start.IsZero() {
		o.seq, o.start = seq, time.Now()
		return 0
	}
	return time.Since(o.start)
}
