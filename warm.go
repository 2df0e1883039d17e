package main

import (
	"context"
	"encoding/json"
	"log/slog"
	"slices"
	"sync/atomic"
	"time"

	"graph287g/agreement"
	"graph287g/graph"
	"graph287g/httpapi/registered"
	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/neo4j"
	"graph287g/web"
	"graph287g/web/queries"
)

// A warming is how a server prepares itself beside answering: the store for what is asked often, and the map of the pages. /readyz tells
// how far it is.
type warming struct {
	catalogue *ontology.Catalogue
	store     store.Store
	engine    *graph.Engine
	documents *registered.Set
	countMap  func(context.Context) error
	log       *slog.Logger

	done, of atomic.Int64  // parts of the store
	mapped   atomic.Bool   // the map was counted once
	again    chan struct{} // has one place: whether the store was away, so that it may have to be prepared anew
}

// progress is how far it is. The map is one part of it.
func (w *warming) progress() (done, of int) {
	done, of = int(w.done.Load()), int(w.of.Load())+1
	if w.mapped.Load() {
		done++
	}
	return done, of
}

// warmStore lets a store prepare itself that answers its first questions faster then, and again after it was away: a Neo4j that was started anew has
// no plans.
func (w *warming) warmStore(ctx context.Context, warmed func()) {
	s, ok := w.store.(store.Warmer)
	if !ok {
		return
	}
	for ctx.Err() == nil {
		w.warmOnce(ctx, s)
		warmed()
		select {
		case <-w.again:
		case <-ctx.Done():
		}
	}
}

func (w *warming) warmOnce(ctx context.Context, s store.Warmer) {
	start := time.Now()
	err := s.Warm(ctx, store.Warming{Common: agreement.CommonQuestions(w.catalogue), Plans: w.askedOften(ctx), Progress: func(done, of int) {
		w.done.Store(int64(done))
		w.of.Store(int64(of))
	}})
	switch {
	case err == nil:
		w.log.Info("store warmed up", "duration", time.Since(start), "parts", w.of.Load())
	case ctx.Err() == nil:
		w.log.Warn("store not warmed up; some first answers will take longer", "error", err, "duration", time.Since(start))
	}
}

// askedOften are the plans of the registered documents, the home page's first, and of the playground's examples. What the graph has no answer for is
// left out.
func (w *warming) askedOften(ctx context.Context) []store.AskedPlan {
	var out []store.AskedPlan
	for _, r := range w.requests(ctx) {
		asked, errs := w.engine.Asked(ctx, r)
		if len(errs) == 0 && asked.Plan != nil {
			out = append(out, asked)
		}
	}
	return out
}

// requests are those documents with the variables of their examples, and what the server gives.
func (w *warming) requests(ctx context.Context) (out []graph.Request) {
	moment, err := w.engine.Moment(ctx)
	if err != nil {
		return nil // the store is away; once it is back, all is prepared anew
	}
	documents := slices.Clone(w.documents.All())
	slices.SortStableFunc(documents, func(a, b *registered.Document) int { return isHome(b) - isHome(a) })
	for _, d := range documents {
		if variables, err := d.ExampleVariables(moment.ListDays, moment.Today); err == nil { // they were checked before
			out = append(out, graph.Request{Query: d.Text, Variables: variables})
		}
	}
	for _, d := range web.Examples() {
		out = append(out, graph.Request{Query: d.Text, Variables: json.RawMessage(d.Example)})
	}
	return out
}

// isHome is 1 for what the home page asks.
func isHome(d *registered.Document) int {
	if d.Text == queries.Home.Text || d.Text == queries.HomeChanges.Text {
		return 1
	}
	return 0
}

const (
	// mapPause is how soon after a change of the graph the map is counted anew, be it that another process has changed it.
	mapPause = 5 * time.Second
	// mapRetry is the pause after a failure.
	mapRetry = 30 * time.Second
)

// keepMap counts the map at the start and after each change, so that no reader waits for it.
func (w *warming) keepMap(ctx context.Context) {
	var counted store.Version
	away := false
	for {
		pause := mapPause
		v, err := w.store.Version(ctx)
		if err == nil && away {
			select {
			case w.again <- struct{}{}:
			default: // it is known
			}
		}
		if away = err != nil; !away && (!w.mapped.Load() || v.Number != counted.Number || !v.RecordedAt.Equal(counted.RecordedAt)) {
			start := time.Now()
			if err = w.countMap(ctx); err == nil {
				counted = v
				w.mapped.Store(true)
				w.log.Info("map counted", "version", v.Number, "duration", time.Since(start))
			} else if ctx.Err() == nil {
				pause = mapRetry
				w.log.Warn("the map wasn't counted; the first reader will wait for it", "error", err, "retry", pause)
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(pause):
		}
	}
}

// tierPause is how often the log tells by which tier answers came.
const tierPause = 10 * time.Minute

// logTiers tells how many answers came by fused statements over Neo4j and how many by the levels, every ten minutes in which there were some and
// at the end: nothing else shows it.
func logTiers(ctx context.Context, s store.Store, log *slog.Logger) {
	tiered, ok := s.(interface{ Answered() neo4j.Answered })
	if !ok {
		return
	}
	var last neo4j.Answered
	for ctx.Err() == nil {
		select {
		case <-ctx.Done():
		case <-time.After(tierPause):
		}
		if now := tiered.Answered(); now != last {
			log.Info("answers of the store", "fused", now.Fused, "levels", now.Levels, "in_vain", now.InVain)
			last = now
		}
	}
}
