package neo4j

import (
	"context"
	"errors"

	"graph287g/store"
	"graph287g/store/measure"
)

// Each series of the statistics is a node Statistic. A change writes those that it changes, in its transaction. Version.statistics is the
// fingerprint of what they count, and Version.statisticsOf the number of the version that they are of: where one of the two isn't right,
// for another program wrote last, they are counted from the whole graph.

// statisticsAttempts is how often statistics are counted from an export, because the graph may change in the meantime.
const statisticsAttempts = 3

// errChanged is returned where the graph changed during every attempt to count it.
var errChanged = errors.New("neo4j: the graph changes too often to be measured")

// Statistics tells what the newest version is like.
func (s *Store) Statistics(ctx context.Context) (*store.Statistics, error) {
	out, err := s.keptStatistics(ctx)
	if out == nil && err == nil {
		out, err = s.countStatistics(ctx)
	}
	return out, err
}

// keptStatistics returns the statistics of the newest version that the database holds, nil for none.
func (s *Store) keptStatistics(ctx context.Context) (out *store.Statistics, err error) {
	err = s.readCall(ctx, func(ctx context.Context) error {
		return s.consistentRead(ctx, func(tx runner, st *graphState) (err error) {
			out, err = s.readStatistics(ctx, tx, st.version)
			return err
		})
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// readStatistics reads the statistics of a version, unless this process knows them; it returns nil where there are none.
func (s *Store) readStatistics(ctx context.Context, tx runner, v store.Version) (*store.Statistics, error) {
	if v.Number == 0 {
		return store.NewStatistics(v, nil), nil
	}
	if z := s.statistics.Load(); z != nil && z.Version.Number == v.Number && z.Version.RecordedAt.Equal(v.RecordedAt) {
		return z, nil
	}
	if kept, err := s.statisticsKept(ctx, tx, v); err != nil || !kept {
		return nil, err
	}
	list, err := queryList(ctx, tx, "statistics", readStatistics, nil)
	if err != nil {
		return nil, err
	}
	series := map[string]store.Series{}
	for i := range list.values {
		one := list.list(i, "series")
		name, numbers, counts := scan[string](&one, 0, "name"), one.list(1, "numbers"), one.list(2, "counts")
		counts.rest(0, len(numbers.values), "counts")
		points := make(store.Series, len(numbers.values))
		for j := range points {
			points[j] = store.Point{Number: scan[int64](&numbers, j, "number"), Count: scan[int64](&counts, j, "count")}
		}
		for _, err := range []error{one.err, numbers.err, counts.err} {
			if err != nil {
				return nil, err
			}
		}
		series[name] = points
	}
	out := store.NewStatistics(v, series)
	s.statistics.Store(out)
	return out, list.err
}

// statisticsKept tells whether the database holds the statistics of a version.
func (s *Store) statisticsKept(ctx context.Context, tx runner, v store.Version) (bool, error) {
	if v.Number == 0 {
		return true, nil
	}
	row, err := queryList(ctx, tx, "statistics", readStatisticsOf, nil)
	if err != nil {
		return false, err
	}
	of, fingerprint := scanNullable[int64](&row, 0, "number"), scanNullable[string](&row, 1, "fingerprint")
	return of == v.Number && fingerprint == s.measurer.Fingerprint(), row.err
}

// countStatistics counts the statistics of the newest version from an export.
func (s *Store) countStatistics(ctx context.Context) (*store.Statistics, error) {
	for range statisticsAttempts {
		before, err := s.Version(ctx)
		if err != nil {
			return nil, err
		}
		out, err := s.measurer.Records(before, s.Export(ctx))
		if err != nil {
			return nil, err
		}
		after, err := s.Version(ctx)
		if err != nil {
			return nil, err
		}
		if before.Number == after.Number && before.RecordedAt.Equal(after.RecordedAt) {
			s.statistics.Store(out)
			return out, nil
		}
	}
	return nil, errChanged
}

// readAround reads all relations of some nodes, as the transaction has left them, into a fragment.
func (w *changer) readAround(ctx context.Context, f *measure.Fragment, ids []string) error {
	c := w.s.layout.catalogue
	return w.queryChunks(ctx, readRelationsOf, "ids", ids, func(items *scanner, i int) error {
		row := items.list(i, "node")
		id := scan[string](&row, 0, "id")
		var relations []measure.Relation
		for dir := range 2 {
			list := row.list(1+dir, "relations")
			for j := range list.values {
				one := list.list(j, "relation")
				r := c.Relation(scan[string](&one, 0, "type"))
				to, claim := scan[string](&one, 1, "id"), scanNullable[string](&one, 2, "field")
				if one.err != nil {
					return one.err
				}
				if r != nil {
					relations = append(relations, measure.Relation{Hop: hopOf(r, dir), To: to, Claim: claim})
				}
			}
			if list.err != nil {
				return list.err
			}
		}
		if row.err == nil {
			f.Add(id, relations)
		}
		return row.err
	})
}
