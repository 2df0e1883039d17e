package seed

import (
	"context"
	"fmt"

	"graph287g/store"
)

// A Tally counts what a change did.
type Tally struct{ Added, Changed, Removed int }

// A Result tells what Sync did. Without a change the version is the one that was there.
type Result struct {
	Nodes, Edges Tally
	Version      store.Version
}

// Sync makes the store's graph equal to g in one change: what g doesn't have goes, too. A store that equals it already
// stays as it is, at the same version. The error is one of the store; then nothing has changed.
func Sync(ctx context.Context, s store.Store, g *Graph) (Result, error) {
	before, err := export(ctx, s)
	if err != nil {
		return Result{}, fmt.Errorf("read the store: %w", err)
	}
	var out Result
	change := store.Change{Edits: out.edits(g, before), Seed: g.Fingerprint}
	if out.Version, err = s.Apply(ctx, change); err != nil {
		return Result{}, fmt.Errorf("seed the store: %w", err)
	}
	return out, nil
}

// A held record is one that the store has, as a line of its export.
type held struct {
	record store.Record
	line   string
}

func export(ctx context.Context, s store.Store) (map[string]held, error) {
	out := map[string]held{}
	for r, err := range s.Export(ctx) {
		if err != nil {
			return nil, err
		}
		out[keyOf(r)] = held{r, string(store.AppendRecord(nil, r))}
	}
	return out, nil
}

// keyOf names a record; no id of a node has a blank.
func keyOf(r store.Record) string {
	if r.Node != nil {
		return r.Node.ID
	}
	return r.Edge.Relation + " " + r.Edge.ID
}

// edits returns what turns the records of before into those of g, and counts it.
func (out *Result) edits(g *Graph, before map[string]held) []store.Edit {
	var edits []store.Edit
	for r := range g.records {
		old, ok := before[keyOf(r)]
		delete(before, keyOf(r))
		switch {
		case !ok:
			out.tally(r).Added++
		case old.line != string(store.AppendRecord(nil, r)):
			out.tally(r).Changed++
		default:
			continue
		}
		edits = append(edits, store.Edit{Record: r})
	}
	for _, old := range before {
		out.tally(old.record).Removed++
		edits = append(edits, removal(old.record))
	}
	return edits
}

func (out *Result) tally(r store.Record) *Tally {
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
