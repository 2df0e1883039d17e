package neo4j

import (
	"context"
	"errors"
	"maps"
	"slices"
	"time"

	"graph287g/store"
	"graph287g/store/measure"
)

// Apply makes changes.
func (s *Store) Apply(ctx context.Context, changes ...store.Change) (version store.Version, err error) {
	err = s.call(ctx, time.Duration(max(1, len(changes)))*s.deadlines.Write, func(ctx context.Context) (err error) {
		version, err = s.apply(ctx, changes)
		return err
	})
	return version, err
}

func (s *Store) apply(ctx context.Context, changes []store.Change) (store.Version, error) {
	if len(changes) > 1 {
		if v, err := s.load(ctx, changes); !errors.Is(err, errNotEmpty) {
			return v, err
		}
	}
	w, err := s.beginWrite(ctx)
	if err != nil {
		return store.Version{}, err
	}
	defer w.release(ctx)
	if err := w.checkWritable(); err != nil {
		return w.state.version, err
	}
	now := w.state.version
	next := store.Version{Number: now.Number + 1, RecordedAt: store.Now(), Seed: now.Seed, Counts: now.Counts}
	changed, measured := false, measure.NewChange()
	for _, change := range changes {
		wrote, err := w.write(ctx, change, &next, measured)
		if err != nil {
			return now, err
		}
		changed = changed || wrote
	}
	if !changed {
		return now, nil
	}
	statistics, err := w.writeStatistics(ctx, now, next, measured)
	if err != nil {
		return now, err
	}
	version := s.versionProperties(next, w.token)
	if statistics != nil {
		maps.Copy(version, s.statisticsProperties(next))
	}
	if err := exec(ctx, w.tx, setVersion, params{"version": version}); err != nil {
		return now, err
	}
	if err := w.commit(ctx); err != nil {
		return now, err
	}
	if statistics != nil {
		s.statistics.Store(statistics)
	}
	return next, nil
}

// write checks a change and writes it without committing, and tells next of it. It reports whether the change has an effect.
func (w *changer) write(ctx context.Context, change store.Change, next *store.Version, measured *measure.Change) (bool, error) {
	l := w.s.layout
	draft := store.NewDraft(l.catalogue, change)
	existing, err := w.readExisting(ctx, draft.Needs())
	if err != nil {
		return false, err
	}
	edits, err := draft.Check(existing)
	if err != nil || len(edits) == 0 && (change.Seed == "" || change.Seed == next.Seed) {
		return false, err
	}
	measured.Add(existing, edits)
	next.Counts = l.countsAfter(next.Counts, edits, existing)
	if change.Seed != "" {
		next.Seed = change.Seed
	}
	return true, newWriteBatch(l, existing, edits).run(ctx, w.tx)
}

// checkWritable refuses a database that another program is migrating or emptying, or has migrated.
func (w *writer) checkWritable() error {
	if w.state.bulk != "" {
		return errBulk
	}
	if w.state.layout != w.s.layout.fingerprint {
		return errLayout
	}
	return nil
}

// countsAfter returns how many nodes there are of each kind after a change. Neo4j could count them too, but within a large
// change it does so slowly.
func (l *layout) countsAfter(before []int, edits []store.Edit, existing *store.Existing) []int {
	out := slices.Clone(before)
	for _, e := range edits {
		switch {
		case e.Node == nil:
		case e.Delete:
			out[l.kindOf(e.Node.ID).Index]--
		case existing.Nodes[e.Node.ID] == nil:
			out[l.kindOf(e.Node.ID).Index]++
		}
	}
	return out
}

// versionProperties returns what the node Version says of a version; token names the change that led to it.
func (s *Store) versionProperties(v store.Version, token string) map[string]any {
	kinds := make([]any, len(s.layout.catalogue.Kinds))
	for i, k := range s.layout.catalogue.Kinds {
		kinds[i] = k.Name
	}
	out := map[string]any{
		"statistics": nil, "statisticsOf": nil, "number": v.Number, "recordedAt": nil, "seed": v.Seed, "kinds": kinds, "counts": v.Counts, "change": token, "layout": s.layout.fingerprint,
	}
	if v.Number > 0 {
		out["recordedAt"] = v.RecordedAt.In(utc)
	}
	return out
}
