package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"graph287g/store"
)

// Some work takes more than one transaction: emptying a large graph, and laying one out anew. For all its time seq is
// odd, so that nobody reads, and Version.bulk says who does what, so that nobody else writes. Each batch renews a time
// stamp; where that is old the work was cut off, and opening the database does it again from the beginning.

// errBulk tells that the graph is being emptied or laid out anew, or was when a program crashed.
var errBulk = fmt.Errorf("%w: its graph is being emptied or laid out anew; if no program does so any more, restart this one", store.ErrUnavailable)

// bulkSilence is how long bulk work may be silent before it is taken to be cut off.
const bulkSilence = 30 * time.Second

// What bulk work there is.
const (
	emptying = "empty"
	laying   = "layout"
)

// A bulk is such work under way.
type bulk struct {
	s    *Store
	name string // a token
}

// bulk does work in batches, unless another does some. The work returns the version after it.
func (s *Store) bulk(ctx context.Context, what string, work func(b *bulk) (store.Version, error)) error {
	w, err := s.begin(ctx)
	if err != nil {
		return err
	}
	defer w.end(ctx)
	was, err := s.readBulk(ctx, w.tx)
	if err != nil {
		return err
	}
	if was.busy() {
		return errBulk
	}
	b := &bulk{s, w.token}
	if err := do(ctx, w.tx, beginBulk, params{"bulk": b.name, "what": what}); err != nil {
		return err
	}
	if err := w.publishOdd(ctx); err != nil {
		return err
	}
	version, err := work(b)
	if err == nil {
		err = b.finish(ctx, version)
	}
	if err != nil {
		b.giveUp(ctx)
		return err
	}
	return s.guard(ctx, lower, params{"token": w.token})
}

// publishOdd commits and leaves seq odd.
func (w *writer) publishOdd(ctx context.Context) error {
	if err := w.s.guard(ctx, raise, params{"token": w.token}); err != nil {
		return err
	}
	return w.tx.Commit(ctx)
}

// batch does one batch in a transaction of its own.
func (b *bulk) batch(ctx context.Context, work func(tx runner) error) error {
	ctx, cancel := context.WithTimeout(ctx, writeTime)
	defer cancel()
	return b.s.write(ctx, func(tx runner) error {
		if err := do(ctx, tx, lockVersion, params{"token": b.name}); err != nil {
			return err
		}
		mine, err := list(ctx, tx, renewBulk, params{"bulk": b.name})
		if err == nil && len(mine) == 0 {
			err = errBulk // another took it to be cut off
		}
		if err != nil {
			return err
		}
		return work(tx)
	})
}

func (b *bulk) finish(ctx context.Context, v store.Version) error {
	return b.batch(ctx, func(tx runner) error {
		values, err := ask(ctx, tx, b.s.layout.count(), nil)
		if err != nil {
			return err
		}
		counts, _ := values[0].([]any)
		v.Counts = make([]int, len(counts))
		for i, n := range counts {
			count, _ := n.(int64)
			v.Counts[i] = int(count)
		}
		return do(ctx, tx, endBulk, params{"version": b.s.versionProperties(v, b.name)})
	})
}

// giveUp lets others take the work for cut off at once. Where that fails, they wait.
func (b *bulk) giveUp(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), pingTime)
	defer cancel()
	_ = b.s.write(ctx, func(tx runner) error { return do(ctx, tx, stopBulk, params{"bulk": b.name}) })
}

// count counts the nodes of each kind, of which Neo4j keeps count itself.
func (l *layout) count() string {
	parts := make([]string, len(l.c.Kinds))
	for i, k := range l.c.Kinds {
		parts[i] = "COUNT { (:" + k.Name + ") }"
	}
	return "RETURN [" + strings.Join(parts, ", ") + "]"
}

// A bulkState is what the database says of bulk work.
type bulkState struct {
	what   string // empty for none
	silent time.Duration
	layout string
}

func (b bulkState) busy() bool { return b.what != "" && b.silent < bulkSilence }

func (s *Store) readBulk(ctx context.Context, tx runner) (bulkState, error) {
	values, err := list(ctx, tx, readBulk, nil)
	if err != nil {
		return bulkState{}, err
	}
	var b bulkState
	b.what, _ = values[0].(string)
	ms, _ := values[1].(int64)
	b.silent = time.Duration(ms) * time.Millisecond
	b.layout, _ = values[2].(string)
	return b, nil
}

// mend finishes what was cut off, and lays out anew a graph of another ontology.
func (s *Store) mend(ctx context.Context) error {
	var b bulkState
	err := s.read(ctx, func(tx runner) (err error) {
		b, err = s.readBulk(ctx, tx)
		return err
	})
	switch {
	case err != nil:
	case b.busy(): // somebody is at it; until then the store is unavailable
	case b.what == emptying:
		err = s.empty(ctx)
	case b.what != "" || b.layout != s.layout.print:
		err = s.layOut(ctx)
	}
	if errors.Is(err, errBulk) {
		return nil
	}
	return err
}

// Empty deletes everything but constraints and indexes. Meanwhile the graph is unavailable; then it has version 0.
func (s *Store) Empty(ctx context.Context) error { return s.call(ctx, openTime, s.empty) }

func (s *Store) empty(ctx context.Context) error {
	return s.bulk(ctx, emptying, func(b *bulk) (store.Version, error) {
		for _, statement := range []string{emptyEdges, emptyNodes} {
			if err := b.repeat(ctx, statement); err != nil {
				return store.Version{}, err
			}
		}
		return store.Version{}, nil
	})
}

// repeat runs a statement that does a batch and tells how much, until there is nothing left.
func (b *bulk) repeat(ctx context.Context, statement string) error {
	const most = 5 * batch
	for n := int64(most); n == most; {
		err := b.batch(ctx, func(tx runner) error {
			values, err := ask(ctx, tx, statement, params{"first": most})
			if err == nil {
				n, _ = values[0].(int64)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
