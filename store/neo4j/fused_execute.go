package neo4j

import (
	"context"
	"errors"
	"fmt"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graph287g/plan"
	"graph287g/store"
)

// errInVain means that a fused statement wasn't answered, or saw parts of two versions. The plan is executed by statements of its
// steps then, which wait and try again as they always do.
var errInVain = errors.New("neo4j: the fused statement was in vain")

// executeFused answers a plan with what a fused statement reads, and reads the rest by statements of its steps.
func (s *Store) executeFused(ctx context.Context, f *fused, p *plan.Plan, args plan.Args) (*versionRead, error) {
	session := s.session(ctx, driver.AccessModeRead)
	defer session.Close(ctx)
	seq, err := s.readFused(ctx, session, f)
	if err != nil {
		return nil, err
	}
	rest := &laterTransaction{s: s, session: session}
	version, err := s.versionAt(ctx, rest, seq, f.number, f.change)
	if err != nil {
		return nil, err
	}
	r := newReader(s.layout, rest, version)
	r.fused = f
	answer, workErr := s.execute(ctx, r, p, args)
	if rest.run == nil {
		return answer, workErr // all of it is of one statement, whose counters were equal
	}
	last, ok, err := readSeq(ctx, rest)
	switch {
	case err != nil && workErr != nil:
		return nil, workErr // it has ended the transaction
	case err != nil:
		return nil, err
	case !ok || last != seq:
		return nil, fmt.Errorf("%w: %w", errInVain, errTornRead)
	}
	return answer, workErr
}

// wasInVain reports whether what a fused statement was to answer has to be read by statements of the steps.
func (s *Store) wasInVain(ctx context.Context, err error) bool {
	if ctx.Err() != nil || s.tier.fused == FusedAlways && errorCode(err) != "" && !driver.IsRetryable(err) {
		return false // a test wants to see what the server refuses
	}
	return errors.Is(err, errInVain) || driver.IsRetryable(err)
}

// readFused sends a fused statement, in a transaction of its own, and takes its record.
func (s *Store) readFused(ctx context.Context, session driver.SessionWithContext, f *fused) (seq int64, err error) {
	limited, cancel := context.WithTimeout(ctx, s.deadlines.Read/2) // the other half is for the statements of the steps
	defer cancel()
	result, err := s.reading(limited, autoCommit{session}).Run(limited, f.statement, map[string]any{"p": map[string]any(f.params)})
	var found *driver.Record
	if err == nil {
		for result.Next(limited) { // there is one at most
			found = result.Record()
		}
		err = result.Err()
	}
	switch {
	case err != nil && ctx.Err() != nil:
		return 0, err
	case err != nil:
		s.planning.forgetOne(f.statement)
		if isTimeUp(limited, err) || isRefusal(err) {
			s.tier.refuse(f.statement)
		}
		return 0, fmt.Errorf("%w: %w", errInVain, err)
	case found == nil: // a change is being committed, or the graph is no longer there
		return 0, errInVain
	}
	record := scanner{record: "fused statement", values: found.Values}
	seq, last := scan[int64](&record, 0, "seq"), scan[int64](&record, 2, "seq")
	if record.err == nil && seq != last {
		return 0, fmt.Errorf("%w: %w", errInVain, errTornRead)
	}
	return seq, f.decode(&record)
}

// versionAt returns the version whose counter was read. It is read only where it isn't the one known from before.
func (s *Store) versionAt(ctx context.Context, tx runner, seq, number int64, change string) (store.Version, error) {
	if known := s.state.Load(); known != nil && known.seq == seq && known.version.Number == number && known.change == change {
		return known.version, nil
	}
	st, err := s.readGraphState(ctx, tx)
	switch {
	case err != nil:
		return store.Version{}, err
	case st.seq != seq:
		return store.Version{}, fmt.Errorf("%w: %w", errInVain, errTornRead)
	case st.layout != s.layout.fingerprint:
		return store.Version{}, errLayout
	}
	s.state.Store(st)
	return st.version, nil
}

// autoCommit runs a statement in a transaction of its own, which takes one round trip.
type autoCommit struct{ session driver.SessionWithContext }

func (a autoCommit) Run(ctx context.Context, statement string, params map[string]any) (driver.ResultWithContext, error) {
	return a.session.Run(ctx, statement, params, txTimeout(ctx))
}

// A laterTransaction begins with the first statement that is run in it. Closing its session ends it.
type laterTransaction struct {
	s       *Store
	session driver.SessionWithContext
	run     runner // nil before
}

func (l *laterTransaction) Run(ctx context.Context, statement string, params map[string]any) (driver.ResultWithContext, error) {
	if l.run == nil {
		tx, err := l.session.BeginTransaction(ctx, txTimeout(ctx))
		if err != nil {
			return nil, err
		}
		l.run = l.s.reading(ctx, tx)
	}
	return l.run.Run(ctx, statement, params)
}
