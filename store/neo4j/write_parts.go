package neo4j

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"graph287g/ontology"
	"graph287g/store"
)

// Very many edits need more memory in one transaction than servers give. They are made in parts, a change in a transaction of its own, as a bulk operation: seq is odd, so that nobody reads in between. Beside each part the same transaction writes
// a journal of what takes it back, nodes with the label Undo. The last transaction sets the version and deletes the journal: until it is committed
// whoever finds the operation interrupted takes back part after part, the last one first, and the graph is what it was.

// Several changes are made in parts from this weight on, of which a relation has 1 and a node 4: about 4 kB of a transaction's memory each, so that one
// has at most 160 of the 256 MB that servers are set up with. The lists of a week, all of whose rows are shown once more, weigh 27,000.
const (
	largeWeight    = 40_000
	weightOfNode   = 4
	weightOfRecord = 1
)

// isLarge tells whether changes are made in parts.
func isLarge(changes []store.Change) bool {
	if len(changes) < 2 {
		return false
	}
	weight := 0
	for _, c := range changes {
		for i := range c.Edits {
			weight += weightOfRecord
			if c.Edits[i].Node != nil {
				weight += weightOfNode - weightOfRecord
			}
		}
	}
	return weight > largeWeight
}

// applyInParts makes changes in parts, all of them or nothing.
func (s *Store) applyInParts(ctx context.Context, changes []store.Change) (version store.Version, err error) {
	var refused error
	err = s.bulk(ctx, bulkParts, func(b *bulk) (conclusion, error) {
		version = b.before
		p := newProgress(b.before)
		for i, change := range changes {
			store.TellProgress(ctx, i, len(changes))
			if refused = b.part(ctx, i, change, p); refused != nil {
				return nil, b.takeBackParts(context.WithoutCancel(ctx))
			}
		}
		store.TellProgress(ctx, len(changes), len(changes))
		if !p.changed {
			return nil, nil
		}
		return func(ctx context.Context, w *changer) (map[string]any, error) {
			properties, statistics, err := w.conclude(ctx, b.before, p, b.token)
			if err != nil {
				return nil, err
			}
			if statistics != nil {
				defer s.statistics.Store(statistics) // of a version that isn't there it is never asked for
			}
			version = p.next
			return properties, exec(ctx, w.tx, emptyJournal, nil)
		}, nil
	})
	if refused != nil {
		if err != nil {
			return store.Version{}, fmt.Errorf("%w (and what had been made of it is yet to be taken back: %s)", refused, err.Error())
		}
		return version, refused
	}
	return version, err
}

// part makes one change in a transaction of its own, with its journal.
func (b *bulk) part(ctx context.Context, number int, change store.Change, p *progress) error {
	var done written
	err := b.batch(ctx, func(tx runner) (err error) {
		w := &changer{b.s, tx}
		if done, err = w.write(ctx, change, p.next.Seed); err != nil {
			return err
		}
		return w.writeJournal(ctx, number, done)
	})
	if err == nil {
		p.add(b.s.layout, done)
	}
	return err
}

// writeJournal writes down what takes a change back.
func (w *changer) writeJournal(ctx context.Context, number int, done written) error {
	for lines := range slices.Chunk(undoLines(done), batchSize) {
		if err := exec(ctx, w.tx, putJournal, params{"number": number, "edits": lines}); err != nil {
			return err
		}
	}
	return nil
}

// takeBack takes back what an interrupted operation has made.
func (s *Store) takeBack(ctx context.Context) error {
	return s.bulk(ctx, bulkTakeBack, func(b *bulk) (conclusion, error) { return nil, b.takeBackParts(ctx) })
}

func (b *bulk) takeBackParts(ctx context.Context) error {
	for more := true; more; {
		err := b.batch(ctx, func(tx runner) (err error) {
			more, err = (&changer{b.s, tx}).takeBackLast(ctx)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// takeBackLast takes back the last part that is in the journal, and tells whether there was one.
func (w *changer) takeBackLast(ctx context.Context) (bool, error) {
	edits, err := w.readJournal(ctx)
	if err != nil || len(edits) == 0 {
		return false, err
	}
	if _, err := w.write(ctx, store.Change{Edits: edits}, ""); err != nil {
		return false, err
	}
	return true, exec(ctx, w.tx, shortenJournal, nil)
}

// readJournal reads what takes back the last part.
func (w *changer) readJournal(ctx context.Context) ([]store.Edit, error) {
	nodes, err := queryList(ctx, w.tx, "journal", readJournal, nil)
	if err != nil {
		return nil, err
	}
	var out []store.Edit
	for i := range nodes.values {
		lines := nodes.list(i, "edits")
		for j := range lines.values {
			line := scan[string](&lines, j, "edit")
			if lines.err != nil {
				return nil, lines.err
			}
			edit, err := readUndoLine(w.s.layout.catalogue, line)
			if err != nil {
				return nil, err
			}
			out = append(out, edit)
		}
		if lines.err != nil {
			return nil, lines.err
		}
	}
	return out, nodes.err
}

// undoLines returns what takes a change back, an edit a line: a record as an export has it, or after a minus the id of one that goes.
func undoLines(done written) []string {
	out := make([]string, len(done.edits))
	for i, e := range done.edits {
		var was store.Record
		var id string
		if e.Node != nil {
			was.Node, id = done.existing.Nodes[e.Node.ID], e.Node.ID
		} else {
			key := store.EdgeKey{Relation: e.Edge.Relation, ID: e.Edge.ID}
			was.Edge, id = done.existing.Edges[key], key.Relation+" "+key.ID
		}
		if was.Node == nil && was.Edge == nil {
			out[i] = "-" + id
		} else {
			out[i] = string(store.AppendRecord(nil, was))
		}
	}
	return out
}

func readUndoLine(c *ontology.Catalogue, line string) (store.Edit, error) {
	if id, gone := strings.CutPrefix(line, "-"); gone {
		if relation, id, isEdge := strings.Cut(id, " "); isEdge { // no id of a node has a blank
			return store.DeleteEdge(relation, id), nil
		}
		return store.DeleteNode(id), nil
	}
	var out store.Edit
	var err error
	if strings.HasPrefix(line, `{"kind":`) {
		out.Node, err = store.ReadNode(c, []byte(line))
	} else {
		out.Edge, err = store.ReadEdge(c, []byte(line))
	}
	return out, err
}

// finishBehind finishes an interrupted bulk operation that a read has come upon, without keeping it waiting.
func (s *Store) finishBehind() {
	if !s.finishing.CompareAndSwap(false, true) {
		return
	}
	go func() {
		defer s.finishing.Store(false)
		_ = s.call(s.life, s.deadlines.Open, s.finishInterrupted) // where it fails the next read tries again
	}()
}
