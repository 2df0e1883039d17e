package embedded

import (
	"encoding/json"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/executor"
)

// load reads the whole file into an empty snapshot. Records that were checked by the same ontology are taken as they stand, which the
// checksum of the file vouches for; others are checked again.
func (d *disk) load(empty *snapshot) (*snapshot, error) {
	d.ontology = fingerprintOf(empty.c)
	out := empty
	err := d.db.View(func(tx *bolt.Tx) error {
		h, err := d.header(tx)
		if err != nil || h == nil {
			return err
		}
		l := newLoader(d, empty, h)
		if err := l.read(tx); err != nil {
			return err
		}
		statistics, err := d.loadStatistics(tx)
		if err != nil {
			return err
		}
		if h.Records != "" && h.Records != d.sum.String() {
			return d.damaged(nil)
		}
		out = l.finish(h.version())
		if statistics == nil || h.Statistics != out.measurer.Fingerprint() {
			return out.measureAll()
		}
		out.statistics = store.NewStatistics(out.version, statistics)
		d.saved = out.statistics
		return nil
	})
	return out, err
}

// newTransaction is the number that bbolt gives what it writes to make a new and empty file.
const newTransaction = 1

// header reads what the file says of itself; it is nil for a new and empty one.
func (d *disk) header(tx *bolt.Tx) (*header, error) {
	meta := tx.Bucket(metaBucket)
	if meta == nil {
		if other, _ := tx.Cursor().First(); other != nil {
			return nil, d.notADatabase(nil)
		}
		if tx.ID() > newTransaction { // something was written, all of which can't be seen any more
			return nil, d.damaged(nil)
		}
		return nil, nil
	}
	var h header
	if err := json.Unmarshal(meta.Get(metaKey), &h); err != nil {
		return nil, d.notADatabase(err)
	}
	switch {
	case h.Format > format:
		return nil, &FileError{d.path, fmt.Sprintf("this database was written by a newer version of this program (format %d, this one reads up to %d); update the program, or name another file with --store", h.Format, format), nil}
	case h.Format > 1 && h.Header != h.checksum():
		return nil, d.damaged(nil)
	case tx.Bucket(nodeBucket) == nil || tx.Bucket(edgeBucket) == nil:
		return nil, d.notADatabase(nil)
	}
	return &h, nil
}

// A loader makes the snapshot of a file, while another goroutine reads on.
type loader struct {
	*revision
	disk    *disk
	checked bool      // by the ontology of this program
	near    loadedEnd // the start of the last relation, which the next often has too
}

type loadedEnd struct {
	id  string
	ref executor.Ref
}

func newLoader(d *disk, empty *snapshot, h *header) *loader {
	return &loader{revision: empty.revision(), disk: d, checked: h.Ontology == d.ontology && h.Records != ""}
}

// A loadedRecord is a record whose row has been made.
type loadedRecord struct {
	kind         int // of a node, or the relation
	id, from, to string
	row          row
}

// A batch is what is handed over at once: of nodes, which come first, or of relations.
type batch struct {
	relations bool
	records   []loadedRecord
}

const batchSize = 1024

// read reads all records, and puts them.
func (l *loader) read(tx *bolt.Tx) error {
	batches, failed := make(chan batch, 4), make(chan error, 1)
	go func() {
		defer close(batches)
		failed <- recoverDamage(l.disk.path, func() error {
			r := &recordReader{loader: l, to: batches}
			if err := r.bucket(tx.Bucket(nodeBucket), r.node); err != nil {
				return err
			}
			r.flush()
			r.relations = true
			err := r.bucket(tx.Bucket(edgeBucket), r.relation)
			r.flush()
			return err
		})
	}()
	ok, nodes := true, true
	for b := range batches { // to the end, even if something is wrong
		if nodes && b.relations {
			l.changeAllTrees()
			nodes = false
		}
		for i := range b.records {
			if b.relations {
				ok = ok && l.putRelation(&b.records[i])
			} else {
				l.putNode(&b.records[i])
			}
		}
	}
	if nodes {
		l.changeAllTrees()
	}
	if err := <-failed; err != nil {
		return err
	}
	if !ok {
		return l.disk.damaged(nil)
	}
	return nil
}

func (l *loader) putNode(n *loadedRecord) {
	node := l.newNode(n.kind, n.id)
	l.putRow(n.kind, node, n.id, n.row)
}

// putRelation puts a relation; it reports whether both of its ends are there.
func (l *loader) putRelation(e *loadedRecord) bool {
	if l.near.id != e.from {
		ref, ok := l.refs[e.from]
		if !ok {
			return false
		}
		l.near = loadedEnd{e.from, ref}
	}
	to, ok := l.refs[e.to]
	if !ok || l.kinds[l.Kind(l.near.ref)].hop(ontology.Hop{Relation: l.c.Relations[e.kind]}) < 0 {
		return false
	}
	l.putFacts(l.newEdge(), edge{from: l.near.ref, to: to, relation: uint8(e.kind), suffix: suffixOf(e.id, e.from, e.to)}, e.row)
	return true
}

// A recordReader makes rows of the records of a file.
type recordReader struct {
	*loader
	to        chan<- batch
	relations bool
	pending   []loadedRecord
	scanner   recordScanner
}

// bucket reads the records of a bucket, and adds up their checksum.
func (r *recordReader) bucket(b *bolt.Bucket, read func(key, text []byte) (loadedRecord, error)) error {
	return b.ForEach(func(key, text []byte) error {
		r.disk.sum.add(key, text)
		one, err := read(key, text)
		if err != nil {
			return r.disk.damagedRecord(err)
		}
		if r.pending = append(r.pending, one); len(r.pending) == batchSize {
			r.flush()
		}
		return nil
	})
}

func (r *recordReader) flush() {
	if len(r.pending) > 0 {
		r.to <- batch{r.relations, r.pending}
		r.pending = make([]loadedRecord, 0, batchSize)
	}
}

func (r *recordReader) node(_, text []byte) (loadedRecord, error) {
	if !r.checked {
		n, err := store.ReadNode(r.c, text)
		if err != nil {
			return loadedRecord{}, err
		}
		k := r.c.Kind(n.Kind).Index
		return loadedRecord{kind: k, id: n.ID, row: r.kinds[k].encode(&r.scanner.rowWriter, n.ID, n.Properties)}, nil
	}
	x, err := r.scanner.scanRecord(text)
	if err != nil {
		return loadedRecord{}, err
	}
	k := r.c.Kind(string(x.kind))
	if k == nil || r.c.KindOfID(string(x.id)) != k {
		return loadedRecord{}, errNoRecord
	}
	out := loadedRecord{kind: k.Index, id: string(x.id)}
	out.row, err = r.scanner.row(r.kinds[k.Index].layout, x.id, x.properties)
	return out, err
}

func (r *recordReader) relation(_, text []byte) (loadedRecord, error) {
	if !r.checked {
		e, err := store.ReadEdge(r.c, text)
		if err != nil {
			return loadedRecord{}, err
		}
		k := r.c.Relation(e.Relation).Index
		return loadedRecord{kind: k, id: e.ID, from: e.From, to: e.To, row: r.snapshot.relations[k].encode(&r.scanner.rowWriter, "", e.Properties)}, nil
	}
	x, err := r.scanner.scanRecord(text)
	if err != nil {
		return loadedRecord{}, err
	}
	relation := r.c.Relation(string(x.kind))
	if relation == nil {
		return loadedRecord{}, errNoRecord
	}
	out := loadedRecord{kind: relation.Index, id: string(x.id), from: string(x.from), to: string(x.to)}
	out.row, err = r.scanner.row(r.snapshot.relations[relation.Index].layout, nil, x.properties)
	return out, err
}
