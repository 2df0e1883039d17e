package embedded

import (
	"context"
	"iter"
	"os"
	"sync"
	"sync/atomic"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
	"graph287g/store/measure"
)

// A Store is the embedded store.
type Store struct {
	c        *ontology.Catalogue
	executor *executor.Executor
	disk     *disk  // nil: in memory alone
	readOnly string // the file that was read and mustn't be changed; empty where changes are taken
	current  atomic.Pointer[snapshot]

	write    sync.Mutex // one Apply at a time
	lifetime sync.RWMutex
	closed   bool
}

var _ store.Store = (*Store)(nil)

// An Option changes how a store works, never what it answers.
type Option func(*options)

type options struct {
	noIndexes bool
}

// NoIndexes makes lists look at every node of a kind, so that tests can compare what indexes find.
func NoIndexes(o *options) { o.noIndexes = true }

func newStore(c *ontology.Catalogue, list []Option) *Store {
	s := &Store{c: c, executor: executor.New(c)}
	var o options
	for _, option := range list {
		option(&o)
	}
	s.current.Store(newSnapshot(newSchema(c, o)))
	return s
}

// Memory returns an empty store without a file, whose records are lost when it is closed.
func Memory(c *ontology.Catalogue, options ...Option) *Store { return newStore(c, options) }

// Open returns the store in a file, which it makes if there is none. A file that this process may read but not write is opened
// as by OpenReadOnly, which ReadOnly tells. It returns *FileError if the file is held by another process, was written by a newer
// version of this program, or is something else.
func Open(c *ontology.Catalogue, path string) (*Store, error) { return open(c, path, os.OpenFile) }

func open(c *ontology.Catalogue, path string, file openFile) (*Store, error) {
	s, err := openStore(c, path, func() (*disk, error) { return openDisk(path, file) })
	if err != nil && mayOnlyRead(err) && hasContent(path) {
		return openReadOnly(c, path, file)
	}
	return s, err
}

// OpenReadOnly returns the store in a file as it is now: it neither makes nor changes a file, and lets go of it once it is read.
// It returns *FileError where Open does, and if there is no file.
func OpenReadOnly(c *ontology.Catalogue, path string) (*Store, error) {
	return openReadOnly(c, path, os.OpenFile)
}

func openReadOnly(c *ontology.Catalogue, path string, file openFile) (*Store, error) {
	s, err := openStore(c, path, func() (*disk, error) { return openDiskToRead(path, file) })
	if err != nil {
		return nil, err
	}
	read := s.disk
	s.readOnly, s.disk = path, nil
	return s, read.close()
}

func openStore(c *ontology.Catalogue, path string, openDisk func() (*disk, error)) (*Store, error) {
	s := newStore(c, nil)
	if err := recoverDamage(path, func() error { return s.load(openDisk) }); err != nil {
		if s.disk != nil {
			_ = s.disk.close() // the first error tells more
		}
		return nil, err
	}
	return s, nil
}

func (s *Store) load(openDisk func() (*disk, error)) (err error) {
	if s.disk, err = openDisk(); err != nil {
		return err
	}
	loaded, err := s.disk.load(s.current.Load())
	if err != nil {
		return err
	}
	s.current.Store(loaded)
	return nil
}

// ReadOnly tells that the store refuses changes, for it may only read its file.
func (s *Store) ReadOnly() bool { return s.readOnly != "" }

// Execute implements store.Store.
func (s *Store) Execute(ctx context.Context, p *plan.Plan, args plan.Args) (*store.Result, error) {
	if err := s.acquire(); err != nil {
		return nil, err
	}
	defer s.lifetime.RUnlock()
	return s.executor.Execute(ctx, s.current.Load(), p, args)
}

// Apply implements store.Store.
func (s *Store) Apply(ctx context.Context, changes ...store.Change) (store.Version, error) {
	if err := s.acquire(); err != nil {
		return store.Version{}, err
	}
	defer s.lifetime.RUnlock()
	var first *store.Draft
	if len(changes) > 0 {
		first = store.NewDraft(s.c, changes[0]) // while another change is made
	}
	s.write.Lock()
	defer s.write.Unlock()
	now := s.current.Load()
	next, edits, counted, err := s.stage(ctx, now, first, changes)
	if err != nil || next == now {
		return now.version, err
	}
	if s.ReadOnly() {
		return now.version, &FileError{s.readOnly, "this file may only be read, so that nothing in it can be changed; make it writable, or name another with --store", nil}
	}
	if s.disk != nil {
		if err := s.disk.save(next, edits, counted); err != nil {
			return now.version, err
		}
	}
	counted()
	s.current.Store(next)
	return next.version, nil
}

// stage makes the version after some changes, which nobody sees yet, and returns the edits that lead to it; the same version where they
// change nothing. Its statistics are counted meanwhile, and are there once counted returns. draft is that of the first change.
func (s *Store) stage(ctx context.Context, now *snapshot, draft *store.Draft, changes []store.Change) (next *snapshot, all []edit, counted func(), err error) {
	version := store.Version{Number: now.version.Number + 1, RecordedAt: store.Now(), Seed: now.version.Seed}
	next = now
	measured, found := measure.NewChange(), refs{}
	for i, change := range changes {
		if err := ctx.Err(); err != nil {
			return now, nil, nil, err
		}
		if i > 0 {
			draft = store.NewDraft(s.c, change)
		}
		existing := next.existing(draft.Needs(), found)
		edits, err := draft.Check(existing)
		if err != nil {
			return now, nil, nil, err
		}
		if change.Seed != "" {
			version.Seed = change.Seed
		}
		if len(edits) > 0 || version.Seed != next.version.Seed {
			next, all = next.revise(version, edits, found), append(all, newEdits(edits, existing)...)
			measured.Add(existing, edits)
		}
	}
	if err := ctx.Err(); err != nil || next == now {
		return now, nil, nil, err
	}
	var counting sync.WaitGroup
	counting.Go(func() {
		next.statistics = now.statistics.Plus(next.version, next.measurer.Delta(measured, graph{snapshot: now}, graph{next, found}))
	})
	return next, all, counting.Wait, nil
}

// Version implements store.Store.
func (s *Store) Version(context.Context) (store.Version, error) {
	if err := s.acquire(); err != nil {
		return store.Version{}, err
	}
	defer s.lifetime.RUnlock()
	return s.current.Load().version, nil
}

// Prompt implements store.Prompt.
func (s *Store) Prompt() {}

// Export implements store.Store.
func (s *Store) Export(ctx context.Context) iter.Seq2[store.Record, error] {
	return func(yield func(store.Record, error) bool) {
		if err := s.acquire(); err != nil {
			yield(store.Record{}, err)
			return
		}
		snap := s.current.Load()
		s.lifetime.RUnlock() // a snapshot needs no file: a slow reader doesn't keep the store from closing
		snap.export(ctx, yield)
	}
}

// Ping implements store.Store: it fails only for a closed store.
func (s *Store) Ping(context.Context) error {
	if err := s.acquire(); err != nil {
		return err
	}
	s.lifetime.RUnlock()
	return nil
}

// Close implements store.Store.
func (s *Store) Close(context.Context) error {
	s.lifetime.Lock()
	defer s.lifetime.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	if s.disk == nil {
		return nil
	}
	return s.disk.close()
}

// acquire keeps the store from being closed until lifetime.RUnlock.
func (s *Store) acquire() error {
	s.lifetime.RLock()
	if s.closed {
		s.lifetime.RUnlock()
		return store.ErrClosed
	}
	return nil
}
