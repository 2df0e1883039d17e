package neo4j

import (
	"context"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/measure"
)

func hopOf(r *ontology.Relation, dir int) ontology.Hop {
	return ontology.Hop{Relation: r, Direction: ontology.Direction(dir)}
}

// writeStatistics writes the statistics of the version after a change, whose records have been written. It returns nil where nobody knows
// those of the version before: then whoever asks for them counts them, and the change after that keeps them.
func (w *changer) writeStatistics(ctx context.Context, now, next store.Version, change *measure.Change) (*store.Statistics, error) {
	before, err := w.s.readStatistics(ctx, w.tx, now)
	if err != nil || before == nil {
		return nil, err
	}
	delta, err := w.countChange(ctx, change)
	if err != nil {
		return nil, err
	}
	after := before.Plus(next, delta)
	kept, err := w.s.statisticsKept(ctx, w.tx, now)
	if err != nil {
		return nil, err
	}
	if !kept {
		return after, w.replaceStatistics(ctx, after)
	}
	var put, gone []any
	for name := range delta {
		if series := after.Series(name); len(series) > 0 {
			put = append(put, seriesRow(name, series))
		} else {
			gone = append(gone, name)
		}
	}
	if err := exec(ctx, w.tx, deleteStatistics, params{"rows": gone}); err != nil {
		return nil, err
	}
	return after, exec(ctx, w.tx, putStatistics, params{"rows": put})
}

// replaceStatistics writes all series.
func (w *changer) replaceStatistics(ctx context.Context, z *store.Statistics) error {
	var rows []any
	for name, series := range z.All() {
		rows = append(rows, seriesRow(name, series))
	}
	if err := exec(ctx, w.tx, emptyStatistics, nil); err != nil {
		return err
	}
	return exec(ctx, w.tx, putStatistics, params{"rows": rows})
}

// seriesRow returns a series as putStatistics takes it.
func seriesRow(name string, series store.Series) []any {
	numbers, counts := make([]any, len(series)), make([]any, len(series))
	for i, p := range series {
		numbers[i], counts[i] = p.Number, p.Count
	}
	return []any{name, numbers, counts}
}

// countChange counts a change whose records have been written, and reads as much of the graph around it as that takes.
func (w *changer) countChange(ctx context.Context, change *measure.Change) (store.StatisticsDelta, error) {
	f := w.s.measurer.NewFragment(change)
	for {
		delta, missing := f.Count()
		if len(missing) == 0 {
			return delta, nil
		}
		if err := w.readAround(ctx, f, missing); err != nil {
			return nil, err
		}
	}
}

// statisticsProperties returns what the node Version says of the statistics of a version.
func (s *Store) statisticsProperties(v store.Version) map[string]any {
	return map[string]any{"statistics": s.measurer.Fingerprint(), "statisticsOf": v.Number}
}
