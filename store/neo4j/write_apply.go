package neo4j

import (
	"context"
	"slices"

	"graph287g/store"
)

// Apply makes a change.
func (s *Store) Apply(ctx context.Context, change store.Change) (version store.Version, err error) {
	err = s.call(ctx, writeTime, func(ctx context.Context) (err error) {
		version, err = s.apply(ctx, change)
		return err
	})
	return version, err
}

func (s *Store) apply(ctx context.Context, change store.Change) (store.Version, error) {
	w, err := s.begin(ctx)
	if err != nil {
		return store.Version{}, err
	}
	defer w.end(ctx)
	if err := w.mayChange(); err != nil {
		return w.state.version, err
	}
	next, err := w.write(ctx, change)
	if err == nil && next.Number != w.state.version.Number {
		err = w.publish(ctx)
	}
	if err != nil {
		return w.state.version, err
	}
	return next, nil
}

// write checks a change and writes it, yet unseen. What changes nothing leaves the version as it is.
func (w *writer) write(ctx context.Context, change store.Change) (store.Version, error) {
	now, l := w.state.version, w.s.layout
	draft := store.NewDraft(l.c, change)
	hood, err := w.hood(ctx, draft.Needs())
	if err != nil {
		return now, err
	}
	edits, err := draft.Check(hood)
	if err != nil || len(edits) == 0 && (change.Seed == "" || change.Seed == now.Seed) {
		return now, err
	}
	next := store.Version{Number: now.Number + 1, RecordedAt: store.Now(), Seed: now.Seed, Counts: l.counted(now.Counts, edits, hood)}
	if change.Seed != "" {
		next.Seed = change.Seed
	}
	if err := newLoad(l, hood, edits).run(ctx, w.tx); err != nil {
		return now, err
	}
	return next, do(ctx, w.tx, setVersion, params{"version": w.s.versionProperties(next, w.token)})
}

// mayChange refuses a database that another program is laying out anew or emptying.
func (w *writer) mayChange() error {
	if w.state.bulk != "" {
		return errBulk
	}
	if w.state.layout != w.s.layout.print {
		return errLayout
	}
	return nil
}

// counted returns how many nodes there are of each kind after a change. Neo4j could count them too, but within a large
// change it does so slowly.
func (l *layout) counted(before []int, edits []store.Edit, hood *store.Neighborhood) []int {
	out := slices.Clone(before)
	for _, e := range edits {
		switch {
		case e.Node == nil:
		case e.Delete:
			out[l.kindOf(e.Node.ID).Index]--
		case hood.Nodes[e.Node.ID] == nil:
			out[l.kindOf(e.Node.ID).Index]++
		}
	}
	return out
}

// versionProperties returns what the node Version says of a version; token names the change that led to it.
func (s *Store) versionProperties(v store.Version, token string) map[string]any {
	kinds := make([]any, len(s.layout.c.Kinds))
	for i, k := range s.layout.c.Kinds {
		kinds[i] = k.Name
	}
	out := map[string]any{
		"number": v.Number, "recordedAt": nil, "seed": v.Seed, "kinds": kinds, "counts": v.Counts, "change": token, "layout": s.layout.print,
	}
	if v.Number > 0 {
		out["recordedAt"] = v.RecordedAt.In(utc)
	}
	return out
}
