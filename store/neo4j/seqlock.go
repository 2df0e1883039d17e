package neo4j

import (
	"context"
	"errors"
	"fmt"
	"time"

	"graph287g/store"
)

// Neo4j reads at isolation level "read committed": neither a transaction nor even a single statement sees one version of
// the graph, and while a commit is applied, reads see parts of it. Reads are made consistent by a sequence lock (seqlock):
// the node Guard holds a version counter, seq, that is odd while a change is being committed. A read takes it first and
// last, and starts again where it was odd or has changed. write_transaction.go tells who changes it.

// errTornRead means that a read may have seen part of a change.
var errTornRead = errors.New("neo4j: read while a change was applied")

// consistentReadTime is how long a read tries to see one version; repairTime is how long seq may stay odd before the read
// checks whether its writer is gone.
const (
	consistentReadTime = 4 * time.Second
	repairTime         = time.Second
)

// A graphState is what the nodes Guard and Version hold.
type graphState struct {
	seq     int64
	version store.Version
	layout  string
	bulk    string // the token of a bulk operation under way, empty for none
	change  string // the token of the last change
}

func (s *Store) readGraphState(ctx context.Context, tx runner) (*graphState, error) {
	items, err := queryList(ctx, tx, readGraphState, nil)
	if err != nil {
		return nil, err
	}
	if len(items) == 0 {
		return nil, fmt.Errorf("%w: the database doesn't hold this program's graph any more", store.ErrUnavailable)
	}
	v, _ := items[0].([]any)
	st := &graphState{}
	st.seq, _ = v[0].(int64)
	st.version.Number, _ = v[1].(int64)
	if t, ok := v[2].(time.Time); ok {
		st.version.RecordedAt = t.UTC()
	}
	st.version.Seed, _ = v[3].(string)
	st.version.Counts = s.decodeCounts(v[4], v[5])
	st.layout, _ = v[6].(string)
	st.bulk, _ = v[7].(string)
	st.change, _ = v[8].(string)
	return st, nil
}

// decodeCounts decodes how many nodes there are of each kind, by the kind's index.
func (s *Store) decodeCounts(kinds, counts any) []int {
	out := make([]int, len(s.layout.catalogue.Kinds))
	names, _ := kinds.([]any)
	numbers, _ := counts.([]any)
	for i, name := range names {
		text, _ := name.(string)
		if k := s.layout.catalogue.Kind(text); k != nil && i < len(numbers) {
			n, _ := numbers[i].(int64)
			out[k.Index] = int(n)
		}
	}
	return out
}

// consistentRead runs work in a read transaction, again and again until it has seen one version.
func (s *Store) consistentRead(ctx context.Context, work func(tx runner, st *graphState) error) error {
	start := time.Now()
	var stuck oddTimer
	for pause := 2 * time.Millisecond; ; pause = min(2*pause, 50*time.Millisecond) {
		seq, err := s.tryConsistentRead(ctx, work)
		if !errors.Is(err, errTornRead) {
			return err
		}
		if time.Since(start) > consistentReadTime {
			return fmt.Errorf("%w: it is being written to for too long", store.ErrUnavailable)
		}
		if stuck.oddFor(seq) > repairTime {
			_ = s.repair(ctx, seq) // the next attempt shows whether it succeeded
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
	}
}

// tryConsistentRead runs work once and compares seq before and after it.
func (s *Store) tryConsistentRead(ctx context.Context, work func(tx runner, st *graphState) error) (seq int64, err error) {
	err = s.readTx(ctx, func(tx runner) error {
		st, err := s.readGraphState(ctx, tx)
		if err != nil {
			return err
		}
		if seq = st.seq; seq%2 == 1 {
			return errTornRead
		}
		if st.layout != s.layout.fingerprint {
			return errLayout
		}
		workErr := work(tx, st)
		last, err := queryList(ctx, tx, readSeq, nil)
		switch {
		case err != nil && workErr != nil:
			return workErr // it has ended the transaction
		case err != nil:
			return err
		case len(last) != 1 || last[0] != seq:
			return errTornRead // whatever work returned: it may have seen a mixture of two versions
		}
		return workErr
	})
	return seq, err
}

// errLayout means that another program has changed the database since it was opened.
var errLayout = fmt.Errorf("%w: a program with another ontology has taken over the database; restart this one", store.ErrUnavailable)

// An oddTimer remembers how long seq has been the same odd number.
type oddTimer struct {
	seq   int64
	start time.Time
}

func (o *oddTimer) oddFor(seq int64) time.Duration {
	if seq%2 == 0 || o.seq != seq || o.start.IsZero() {
		o.seq, o.start = seq, time.Now()
		return 0
	}
	return time.Since(o.start)
}
