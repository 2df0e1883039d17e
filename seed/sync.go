package seed

import (
	"context"
	"fmt"

	"graph287g/store"
)

// ChangeCounts counts what a change did.
type ChangeCounts struct{ Added, Changed, Removed int }

// A SyncResult tells what Sync did. Without a change the version is the one that was there.
type SyncResult struct {
	Nodes, Edges ChangeCounts
	Version      store.Version
}

// Sync makes the store's graph equal to g, as one version: what g doesn't have goes, too. A store that equals it already
// stays as it is, at the same version. The error is one of the store; then nothing has changed.
func Sync(ctx context.Context, s store.Store, g *Graph) (SyncResult, error) {
	before, err := exportRecords(ctx, s)
	if err != nil {
		return SyncResult{}, fmt.Errorf("read the store: %w", err)
	}
	var out SyncResult
	held := map[string]*store.Node{}
	for _, r := range before {
		if r.record.Node != nil {
			held[r.record.Node.ID] = r.record.Node
		}
	}
	if out.Version, err = s.Apply(ctx, changesOf(g.c, out.edits(g, before), held, g.Fingerprint)...); err != nil {
		return SyncResult{}, fmt.Errorf("seed the store: %w", err)
	}
	return out, nil
}

// Difference tells what Sync would do, and does nothing.
func Difference(ctx context.Context, s store.Store, g *Graph) (SyncResult, error) {
	before, err := exportRecords(ctx, s)
	if err != nil {
		return SyncResult{}, fmt.Errorf("read the store: %w", err)
	}
	var out SyncResult
	out.edits(g, before)
	out.Version, err = s.Version(ctx)
	return out, err
}

// A storedRecord is a record that the store has, as a line of its export.
type storedRecord struct {
	record store.Record
	line   string
}

func exportRecords(ctx context.Context, s store.Store) (map[string]storedRecord, error) {
	out := map[string]storedRecord{}
	for r, err := range s.Export(ctx) {
		if err != nil {
			return nil, err
		}
		out[recordKey(r)] = storedRecord{r, string(store.AppendRecord(nil, r))}
	}
	return out, nil
}

// recordKey names a record; no id of a node has a blank.
func recordKey(r store.Record) string {
	if r.Node != nil {
		return r.Node.ID
	}
	return r.Edge.Relation + " " + r.Edge.ID
}

// edits returns what turns the records of before into those of g, and counts it.
func (out *SyncResult) edits(g *Graph, before map[string]storedRecord) []store.Edit {
	var edits []store.Edit
	for r := range g.records {
		old, ok := before[recordKey(r)]
		delete(before, recordKey(r))
		switch {
		case !ok:
			out.countsOf(r).Added++
		case old.line != string(store.AppendRecord(nil, r)):
			out.countsOf(r).Changed++
		default:
			continue
		}
		edits = append(edits, store.Edit{Record: r})
	}
	for _, old := range before {
		out.countsOf(old.record).Removed++
		edits = append(edits, removal(old.record))
	}
	return edits
}

func (out *SyncResult) countsOf(r store.Record) *ChangeCounts {
	if r.Node != nil {
		return &out.Nodes
	}
	return &out.Edges
}

func removal(r store.Record) store.Edit {
	if r.Node != nil {
		return store.DeleteNode(r.Node.ID)
	}
	return store.DeleteEdge(r.Edge.Relation, r.Edge.ID)
}
