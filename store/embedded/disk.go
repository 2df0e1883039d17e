package embedded

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"syscall"
	"time"

	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"graph287g/store"
)

// format is the version of the file's layout. A program that knows it reads all that came before. Files of format 1 have no
// checksum, those of format 2 no statistics.
const format = 3

var (
	metaBucket = []byte("meta")
	nodeBucket = []byte("nodes")
	edgeBucket = []byte("relations")

	statisticsBucket = []byte("statistics")

	metaKey = []byte("version")
)

// A FileError tells why a database file cannot be used, and what would help.
type FileError struct {
	Path string
	What string
	Err  error
}

func (e *FileError) Error() string { return e.Path + ": " + e.What }

// Unwrap returns the cause.
func (e *FileError) Unwrap() error { return e.Err }

// disk is the file behind a store.
type disk struct {
	path     string
	db       *bolt.DB
	ontology string // the fingerprint of the program's
	sum      checksum
	saved    *store.Statistics // that the file holds, nil for none, or of another ontology
}

const damagedText = "this database is damaged; restore it from a copy, or move it away and seed anew"

// damaged is the error for a file that does not hold what was written.
func (d *disk) damaged(err error) error { return &FileError{d.path, damagedText, err} }

// recoverDamage runs a function that reads a file, and turns panics into errors: bbolt panics over a damaged file, or reads beyond its
// end.
func recoverDamage(path string, read func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if v := recover(); v != nil {
			err = &FileError{path, damagedText, fmt.Errorf("%v", v)}
		}
	}()
	return read()
}

// openFile is how files are opened; tests replace it.
type openFile func(name string, flag int, mode os.FileMode) (*os.File, error)

// openDisk opens a file, or makes it if there is none.
func openDisk(path string, open openFile) (*disk, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, &FileError{path, "its folder can't be made: " + causeWithoutPath(err), err}
	}
	return openBolt(path, &bolt.Options{Timeout: lockTimeout, OpenFile: open})
}

// openDiskToRead opens a file of a store for reading, by a lock that it shares with other readers.
func openDiskToRead(path string, open openFile) (*disk, error) {
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &FileError{path, "there is no such file; `graph287g seed --store " + path + "` makes one, or name another with --store", err}
	case err == nil && info.Size() == 0: // bbolt would write to it
		return nil, &FileError{path, "this file is empty; `graph287g seed --store " + path + "` fills it, or name another with --store", nil}
	}
	return openBolt(path, &bolt.Options{Timeout: lockTimeout, OpenFile: open, ReadOnly: true})
}

// lockTimeout is how long opening waits for another process to let the file go.
const lockTimeout = time.Second

func openBolt(path string, options *bolt.Options) (*disk, error) {
	if err := checkFile(path); err != nil {
		return nil, err
	}
	options.FreelistType = bolt.FreelistMapType
	db, err := bolt.Open(path, 0o644, options)
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return nil, &FileError{path, "another process holds this database; stop it, or name another file with --store", err}
	case errors.Is(err, bolterrors.ErrInvalid), errors.Is(err, bolterrors.ErrVersionMismatch), errors.Is(err, bolterrors.ErrChecksum):
		return nil, (&disk{path: path}).notADatabase(err)
	case err != nil:
		return nil, &FileError{path, "can't be opened: " + causeWithoutPath(err), err}
	}
	return &disk{path: path, db: db}, nil
}

// hasContent tells whether there is something to read at a path.
func hasContent(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Size() > 0
}

// mayOnlyRead tells that a file can't be opened for writing, though perhaps for reading.
func mayOnlyRead(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}

// causeWithoutPath returns the message of an error without the path, which FileError adds.
func causeWithoutPath(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

func (d *disk) notADatabase(err error) error {
	return &FileError{d.path, "this is no database of this program; name another file with --store", err}
}

func (d *disk) damagedRecord(err error) error {
	return &FileError{d.path, "a record doesn't fit this program's ontology (" + err.Error() + "); move the file away and seed anew", err}
}

// manyEdits is from where on pages are filled, instead of being left half empty for records between those on them.
const manyEdits = 1000

// save writes a change, and the statistics that are there once counted returns; it returns once all is on disk.
func (d *disk) save(s *snapshot, edits []edit, counted func()) error {
	sum := d.sum
	err := d.db.Update(func(tx *bolt.Tx) error {
		meta, err := tx.CreateBucketIfNotExists(metaBucket)
		if err != nil {
			return err
		}
		for _, name := range [][]byte{nodeBucket, edgeBucket} {
			b, err := tx.CreateBucketIfNotExists(name)
			if err != nil {
				return err
			}
			if len(edits) >= manyEdits { // they come in order, so that full pages stay full
				b.FillPercent = 0.95
			}
		}
		if err := saveEdits(tx, edits, &sum); err != nil {
			return err
		}
		counted()
		if err := d.saveStatistics(tx, s.statistics, &sum); err != nil {
			return err
		}
		h := newHeader(s.version, d.ontology, sum)
		h.Statistics = s.measurer.Fingerprint()
		return meta.Put(metaKey, h.encode())
	})
	if err == nil {
		d.sum, d.saved = sum, s.statistics
	}
	return err
}

// An edit is one that changes something.
type edit struct {
	store.Edit
	isNew bool // there is no such record before it
}

// newEdits returns edits, given what existed before them.
func newEdits(edits []store.Edit, existing *store.Existing) []edit {
	out := make([]edit, len(edits))
	for i, e := range edits {
		out[i].Edit = e
		if e.Node != nil {
			out[i].isNew = existing.Nodes[e.Node.ID] == nil
		} else {
			out[i].isNew = existing.Edges[store.EdgeKey{Relation: e.Edge.Relation, ID: e.Edge.ID}] == nil
		}
	}
	return out
}

// recordsTogether is how many bytes of records share memory until they are written.
const recordsTogether = 64 << 10

func saveEdits(tx *bolt.Tx, edits []edit, sum *checksum) error {
	nodes, relations := tx.Bucket(nodeBucket), tx.Bucket(edgeBucket)
	var key, records []byte
	for i := range edits {
		e, bucket := &edits[i], nodes
		if e.Node != nil {
			key = append(key[:0], e.Node.ID...)
		} else {
			bucket = relations
			key = append(append(append(key[:0], e.Edge.Relation...), ' '), e.Edge.ID...)
		}
		if !e.isNew { // looking for it would take as long as putting it
			if old := bucket.Get(key); old != nil {
				sum.remove(key, old)
			}
		}
		if e.Delete {
			if err := bucket.Delete(key); err != nil {
				return err
			}
			continue
		}
		if cap(records)-len(records) < recordsTogether/16 { // bbolt keeps what it is given until it writes it
			records = make([]byte, 0, recordsTogether)
		}
		start := len(records)
		records = store.AppendRecord(records, e.Record)
		record := records[start:len(records):len(records)]
		sum.add(key, record)
		if err := bucket.Put(key, record); err != nil {
			return err
		}
	}
	return nil
}

func (d *disk) close() error { return d.db.Close() }
