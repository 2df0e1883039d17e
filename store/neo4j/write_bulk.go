package neo4j

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strings"
	"time"

	"graph287g/store"
)

// A bulk operation takes more than one transaction: emptying a large graph, or migrating one of another ontology. Until it
// ends seq is odd, so that nobody reads, and Version.bulk holds its token, so that nobody else writes. Each batch renews a
// timestamp; where that is old the operation was interrupted, and opening the database starts it again.

// errBulk means that the graph is being emptied or migrated, or was when a program crashed.
var errBulk = fmt.Errorf("%w: its graph is being emptied or laid out anew; if no program does so any more, restart this one", store.ErrUnavailable)

// bulkIdleLimit is how long a bulk operation may go without a batch before it counts as interrupted.
const bulkIdleLimit = 30 * time.Second

// The bulk operations, by the name that Version.bulkWork holds.
const (
	bulkEmpty   = "empty"
	bulkMigrate = "layout"
	bulkLoad    = "load"
)

// A bulk is a bulk operation under way.
type bulk struct {
	s     *Store
	token string

	statistics *store.Statistics // of the version after it; nil where nobody has counted them
}

// bulk runs a bulk operation, unless another is under way. The work returns the version after it.
func (s *Store) bulk(ctx context.Context, what string, work func(b *bulk) (store.Version, error)) error {
	w, err := s.beginWrite(ctx)
	if err != nil {
		return err
	}
	defer w.release(ctx)
	was, err := s.readBulkState(ctx, w.tx)
	if err != nil {
		return err
	}
	if was.busy() {
		return errBulk
	}
	if what == bulkLoad && w.state.version.Number != 0 {
		return errNotEmpty
	}
	b := &bulk{s: s, token: w.token}
	if err := exec(ctx, w.tx, beginBulk, params{"bulk": b.token, "what": what}); err != nil {
		return err
	}
	if err := w.commitKeepingOdd(ctx); err != nil {
		return err
	}
	version, err := work(b)
	if err == nil {
		err = b.finish(ctx, version)
	}
	if err != nil {
		b.abandon(ctx)
		return err
	}
	return s.changeSeq(ctx, endSeqWrite, params{"token": w.token})
}

// commitKeepingOdd commits the transaction and leaves seq odd.
func (w *writer) commitKeepingOdd(ctx context.Context) error {
	if err := w.s.changeSeq(ctx, startSeqWrite, params{"token": w.token}); err != nil {
		return err
	}
	return w.open.Commit(ctx)
}

// batch runs one batch in a transaction of its own.
func (b *bulk) batch(ctx context.Context, work func(tx runner) error) error {
	ctx, cancel := context.WithTimeout(ctx, b.s.deadlines.Write)
	defer cancel()
	return b.s.writeTx(ctx, func(tx runner) error {
		if err := exec(ctx, tx, lockVersion, params{"token": b.token}); err != nil {
			return err
		}
		mine, err := queryList(ctx, tx, "bulk operation", renewBulk, params{"bulk": b.token})
		if err == nil && len(mine.values) == 0 {
			err = errBulk // another program considered it interrupted
		}
		if err != nil {
			return err
		}
		return work(tx)
	})
}

func (b *bulk) finish(ctx context.Context, v store.Version) error {
	return b.batch(ctx, func(tx runner) (err error) {
		if v.Counts, err = b.s.layout.readCounts(ctx, tx); err != nil {
			return err
		}
		version := b.s.versionProperties(v, b.token)
		if b.statistics != nil {
			if err := (&changer{b.s, tx}).replaceStatistics(ctx, b.statistics); err != nil {
				return err
			}
			maps.Copy(version, b.s.statisticsProperties(v))
		}
		return exec(ctx, tx, endBulk, params{"version": version})
	})
}

// abandon lets others consider the operation interrupted at once. Where that fails, they wait for bulkIdleLimit.
func (b *bulk) abandon(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), b.s.deadlines.Ping)
	defer cancel()
	_ = b.s.writeTx(ctx, func(tx runner) error { return exec(ctx, tx, stopBulk, params{"bulk": b.token}) })
}

// readCounts counts the nodes of each kind.
func (l *layout) readCounts(ctx context.Context, tx runner) ([]int, error) {
	counts, err := queryList(ctx, tx, "counts", l.countStatement(), nil)
	if err != nil {
		return nil, err
	}
	out := make([]int, len(l.catalogue.Kinds))
	for i, k := range l.catalogue.Kinds {
		out[i] = int(scan[int64](&counts, i, k.Name))
	}
	return out, counts.err
}

// countStatement counts the nodes of each kind, which Neo4j does from its count store.
func (l *layout) countStatement() string {
	parts := make([]string, len(l.catalogue.Kinds))
	for i, k := range l.catalogue.Kinds {
		parts[i] = "COUNT { (:" + k.Name + ") }"
	}
	return "RETURN [" + strings.Join(parts, ", ") + "]"
}

// A bulkState is what the node Version says of a bulk operation.
type bulkState struct {
	what   string // empty for none
	idle   time.Duration
	layout string
}

func (b bulkState) busy() bool { return b.what != "" && b.idle < bulkIdleLimit }

func (s *Store) readBulkState(ctx context.Context, tx runner) (bulkState, error) {
	row, err := queryList(ctx, tx, "bulk operation", readBulkState, nil)
	if err != nil {
		return bulkState{}, err
	}
	b := bulkState{what: scanNullable[string](&row, 0, "bulkWork"), layout: scan[string](&row, 2, "layout")}
	if b.what != "" {
		b.idle = time.Duration(scan[int64](&row, 1, "bulkAt")) * time.Millisecond
	}
	return b, row.err
}

// finishInterrupted finishes an interrupted bulk operation, and migrates a graph of another ontology.
func (s *Store) finishInterrupted(ctx context.Context) error {
	var b bulkState
	err := s.readTx(ctx, func(tx runner) (err error) {
		b, err = s.readBulkState(ctx, tx)
		return err
	})
	switch {
	case err != nil:
	case b.busy(): // another program runs it; until it ends the store is unavailable
	case b.what == bulkEmpty, b.what == bulkLoad:
		err = s.empty(ctx)
	case b.what != "" || b.layout != s.layout.fingerprint:
		err = s.migrate(ctx)
	}
	if errors.Is(err, errBulk) {
		return nil
	}
	return err
}

// Empty deletes everything but constraints and indexes. Meanwhile the graph is unavailable; then it has version 0.
func (s *Store) Empty(ctx context.Context) error { return s.call(ctx, s.deadlines.Open, s.empty) }

func (s *Store) empty(ctx context.Context) error {
	return s.bulk(ctx, bulkEmpty, func(b *bulk) (store.Version, error) {
		return store.Version{}, b.deleteAll(ctx)
	})
}

// deleteAll deletes everything but constraints and indexes.
func (b *bulk) deleteAll(ctx context.Context) error {
	for _, statement := range []string{emptyEdges, emptyNodes} {
		if err := b.repeatUntilDone(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// repeatUntilDone runs a statement that does a batch and returns its size, until there is nothing left.
func (b *bulk) repeatUntilDone(ctx context.Context, statement string) error {
	const limit = 5 * batchSize
	for n := int64(limit); n == limit; {
		err := b.batch(ctx, func(tx runner) (err error) {
			n, err = deleteSome(ctx, tx, statement, limit)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func deleteSome(ctx context.Context, tx runner, statement string, limit int) (n int64, err error) {
	deleted, err := queryOne(ctx, tx, "deletion", statement, params{"first": limit})
	if err != nil {
		return 0, err
	}
	n = scan[int64](&deleted, 0, "count")
	return n, deleted.err
}
