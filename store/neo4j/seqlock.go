package neo4j

import (
	"cmp"
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

// repairTime is how long seq may stay odd before a read checks whether its writer is gone.
const repairTime = time.Second

// A graphState is what the nodes Guard and Version hold.
type graphState struct {
	seq     int64
	version store.Version
	layout  string
	bulk    string // the token of a bulk operation under way, empty for none
	change  string // the token of the last change
}

func (s *Store) readGraphState(ctx context.Context, tx runner) (*graphState, error) {
	items, err := queryList(ctx, tx, "graph state", readGraphState, nil)
	if err != nil {
		return nil, err
	}
	if len(items.values) == 0 {
		return nil, fmt.Errorf("%w: the database doesn't hold this program's graph any more", store.ErrUnavailable)
	}
	row := items.list(0, "graph state")
	st := &graphState{
		seq: scan[int64](&row, 0, "seq"), layout: scan[string](&row, 6, "layout"), bulk: scanNullable[string](&row, 7, "bulk"),
		change: scanNullable[string](&row, 8, "change"),
		version: store.Version{
			Number: scan[int64](&row, 1, "number"), RecordedAt: scanNullable[time.Time](&row, 2, "recordedAt").UTC(),
			Seed: scanNullable[string](&row, 3, "seed"),
		},
	}
	st.version.Counts = s.decodeCounts(&row)
	return st, row.err
}

// decodeCounts decodes how many nodes there are of each kind, by the kind's index. An empty graph has no counts.
func (s *Store) decodeCounts(row *scanner) []int {
	out := make([]int, len(s.layout.catalogue.Kinds))
	kinds := scanNullable[[]any](row, 4, "kinds")
	if kinds == nil {
		return out
	}
	names, numbers := scanner{record: "kinds", values: kinds}, row.list(5, "counts")
	numbers.rest(0, len(kinds), "counts")
	for i := range kinds {
		name, n := scan[string](&names, i, "kind"), scan[int64](&numbers, i, "count")
		if k := s.layout.catalogue.Kind(name); k != nil {
			out[k.Index] = int(n)
		}
	}
	row.err = cmp.Or(row.err, numbers.err, names.err)
	return out
}

// readSeq reads the version counter again. It is false if the node Guard has been deleted meanwhile.
func readSeq(ctx context.Context, tx runner) (seq int64, ok bool, err error) {
	items, err := queryList(ctx, tx, "guard", readSeqStatement, nil)
	if err != nil || len(items.values) == 0 {
		return 0, false, err
	}
	seq = scan[int64](&items, 0, "seq")
	return seq, items.err == nil, items.err
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
		if time.Since(start) > s.deadlines.Consistent {
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
		s.state.Store(st)
		workErr := work(tx, st)
		last, ok, err := readSeq(ctx, tx)
		switch {
		case err != nil && workErr != nil:
			return workErr // it has ended the transaction
		case err != nil:
			return err
		case !ok || last != seq:
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
