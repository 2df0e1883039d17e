package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"graph287g/store"
)

// A bulk operation takes more than one transaction: emptying a large graph, migrating one of another ontology, or a change in parts. Until it
// ends seq is odd, so that nobody reads, and Version.bulk holds its token, so that nobody else writes. Each batch renews a
// timestamp as its last statement; where that is old the operation was interrupted. Whoever opens the database then, or has waited to read it,
// starts it again, or takes a change in parts back.

// errBulk means that a bulk operation is under way, or was when a program crashed.
var errBulk = fmt.Errorf("%w: its graph is being emptied, laid out anew or changed in parts; if no program does so any more, wait, then restart this one", store.ErrUnavailable)

// bulkIdleLimit is how long a bulk operation may go from the end of a batch to the begin of the next before it counts as interrupted. During a batch
// it never does, however long that takes: who wants to find out waits for the lock of the node Version. A slow server may take seconds to commit one.
const bulkIdleLimit = 30 * time.Second

// The bulk operations, by the name that Version.bulkWork holds.
const (
	bulkEmpty    = "empty"
	bulkMigrate  = "layout"
	bulkParts    = "parts"
	bulkTakeBack = "take back"
	bulkLoad     = "load" // of programs before these: an empty graph was being filled
)

// A bulk is a bulk operation under way.
type bulk struct {
	s      *Store
	token  string
	before store.Version
}

// A conclusion is the last transaction of a bulk operation. It returns what the node Version says from then on.
type conclusion func(ctx context.Context, w *changer) (map[string]any, error)

// bulk runs a bulk operation, unless another is under way. The work returns how it ends; nil where the version stays.
func (s *Store) bulk(ctx context.Context, what string, work func(b *bulk) (conclusion, error)) error {
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
	if what == bulkParts {
		if err := w.checkWritable(); err != nil {
			return err
		}
	}
	b := &bulk{s: s, token: w.token, before: w.state.version}
	if err := exec(ctx, w.tx, beginBulk, params{"bulk": b.token, "what": what}); err != nil {
		return err
	}
	if err := w.commitKeepingOdd(ctx); err != nil {
		return err
	}
	end, err := work(b)
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.deadlines.Write+s.deadlines.Commit) // as in writer.commit
	defer cancel()
	if err == nil {
		if err = b.finish(ctx, end); err != nil {
			err = w.resolveLostCommit(ctx, err)
		}
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
		if err := work(tx); err != nil {
			return err
		}
		return exec(ctx, tx, renewBulk, params{"bulk": b.token})
	})
}

func (b *bulk) finish(ctx context.Context, end conclusion) error {
	return b.batch(ctx, func(tx runner) (err error) {
		version := map[string]any{}
		if end != nil {
			if version, err = end(ctx, &changer{b.s, tx}); err != nil {
				return err
			}
		}
		return exec(ctx, tx, endBulk, params{"version": version})
	})
}

// become concludes with a version whose nodes are counted.
func (b *bulk) become(v store.Version) conclusion {
	return func(ctx context.Context, w *changer) (_ map[string]any, err error) {
		v.Counts, err = b.s.layout.readCounts(ctx, w.tx)
		return b.s.versionProperties(v, b.token), err
	}
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
	case b.what == bulkParts, b.what == bulkTakeBack:
		err = s.takeBack(ctx)
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
	return s.bulk(ctx, bulkEmpty, func(b *bulk) (conclusion, error) {
		for _, statement := range []string{emptyEdges, emptyNodes} {
			if err := b.repeatUntilDone(ctx, statement); err != nil {
				return nil, err
			}
		}
		return b.become(store.Version{}), nil
	})
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
