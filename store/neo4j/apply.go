package neo4j

import (
	"context"
	"strings"

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
	now := w.state.version
	if err := w.mayChange(); err != nil {
		return now, err
	}
	draft := store.NewDraft(s.layout.c, change)
	hood, err := w.hood(ctx, draft.Needs())
	if err != nil {
		return now, err
	}
	edits, err := draft.Check(hood)
	if err != nil {
		return now, err
	}
	if len(edits) == 0 && (change.Seed == "" || change.Seed == now.Seed) {
		return now, nil
	}
	next := store.Version{Number: now.Number + 1, RecordedAt: store.Now(), Seed: now.Seed}
	if change.Seed != "" {
		next.Seed = change.Seed
	}
	if err := newLoad(s.layout, hood, edits).run(ctx, w.tx); err != nil {
		return now, err
	}
	counts, err := s.countNodes(ctx, w.tx)
	if err != nil {
		return now, err
	}
	next.Counts = s.counts(s.layout.kindNames(), counts)
	if err := do(ctx, w.tx, setVersion, params{"version": s.versionProperties(next, counts, w.token)}); err != nil {
		return now, err
	}
	if err := w.publish(ctx); err != nil {
		return now, err
	}
	return next, nil
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

// countNodes counts the nodes of each kind.
func (s *Store) countNodes(ctx context.Context, tx runner) (any, error) {
	values, err := ask(ctx, tx, s.layout.count(), nil)
	if err != nil {
		return nil, err
	}
	return values[0], nil
}

// versionProperties returns what the node Version says of a version; token names the change that led to it.
func (s *Store) versionProperties(v store.Version, counts any, token string) map[string]any {
	out := map[string]any{
		"number": v.Number, "recordedAt": nil, "seed": v.Seed, "kinds": s.layout.kindNames(), "counts": counts,
		"change": token, "layout": s.layout.print,
	}
	if v.Number > 0 {
		out["recordedAt"] = v.RecordedAt.In(utc)
	}
	return out
}

func (l *layout) kindNames() []any {
	out := make([]any, len(l.c.Kinds))
	for i, k := range l.c.Kinds {
		out[i] = k.Name
	}
	return out
}

// count counts the nodes of each kind, of which Neo4j keeps count itself.
func (l *layout) count() string {
	parts := make([]string, len(l.c.Kinds))
	for i, k := range l.c.Kinds {
		parts[i] = "COUNT { (:" + k.Name + ") }"
	}
	return "RETURN [" + strings.Join(parts, ", ") + "]"
}
