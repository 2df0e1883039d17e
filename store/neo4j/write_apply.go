package neo4j

import (
	"cmp"
	"context"
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
	if isLarge(changes) {
		return s.applyInParts(ctx, changes)
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
	p := newProgress(now)
	for _, change := range changes {
		done, err := w.write(ctx, change, p.next.Seed)
		if err != nil {
			return now, err
		}
		p.add(s.layout, done)
	}
	if !p.changed {
		return now, nil
	}
	version, statistics, err := w.conclude(ctx, now, p, w.token)
	if err != nil {
		return now, err
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
	return p.next, nil
}

// A written change is one that has been written, though perhaps not committed: the edits that have an effect, and what was there before.
type written struct {
	existing *store.Existing
	edits    []store.Edit
	seed     string // after it
	changed  bool
}

// write checks a change and writes it without committing. seed is what the fingerprint of the curated records is before it.
func (w *changer) write(ctx context.Context, change store.Change, seed string) (written, error) {
	l := w.s.layout
	draft := store.NewDraft(l.catalogue, change)
	existing, err := w.readExisting(ctx, draft.Needs())
	if err != nil {
		return written{}, err
	}
	edits, err := draft.Check(existing)
	if err != nil {
		return written{}, err
	}
	done := written{existing, edits, cmp.Or(change.Seed, seed), false}
	if done.changed = len(edits) > 0 || done.seed != seed; !done.changed {
		return done, nil
	}
	return done, newWriteBatch(l, existing, edits).run(ctx, w.tx)
}

// A progress is what changes that have been written come to: the version that they lead to, and what it changes.
type progress struct {
	next     store.Version
	changed  bool
	measured *measure.Change
}

func newProgress(now store.Version) *progress {
	return &progress{next: store.Version{Seed: now.Seed, Counts: now.Counts}, measured: measure.NewChange()}
}

func (p *progress) add(l *layout, done written) {
	p.changed = p.changed || done.changed
	p.measured.Add(done.existing, done.edits)
	p.next.Counts = l.countsAfter(p.next.Counts, done.edits, done.existing)
	p.next.Seed = done.seed
}

// conclude writes the statistics of the version that changes lead to, and returns what the node Version says of it.
func (w *changer) conclude(ctx context.Context, before store.Version, p *progress, token string) (map[string]any, *store.Statistics, error) {
	p.next.Number, p.next.RecordedAt = before.Number+1, store.Now()
	statistics, err := w.writeStatistics(ctx, before, p.next, p.measured)
	if err != nil {
		return nil, nil, err
	}
	out := w.s.versionProperties(p.next, token)
	if statistics != nil {
		maps.Copy(out, w.s.statisticsProperties(p.next))
	}
	return out, statistics, nil
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
