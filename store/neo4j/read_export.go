package neo4j

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"graph287g/store"
)

// A partition is a part of the graph that is read page by page in order of ids: all nodes, or the relations of one type.
type partition struct {
	relation  string // empty for nodes
	statement string
}

// name names what the partition holds, in errors.
func (p partition) name() string { return cmp.Or(p.relation, nodeLabel) }

// partitions lists all partitions in the order of an export.
func (l *layout) partitions() []partition {
	out := []partition{{"", exportNodes}}
	for _, r := range l.catalogue.Relations {
		out = append(out, partition{r.Type, exportEdges(r.Type)})
	}
	return out
}

func exportEdges(relation string) string {
	return "MATCH ()-[r:" + relation + "]->() USING INDEX SEEK r:" + relation + "(id) WHERE r.id > $p.after WITH r ORDER BY r.id LIMIT $p.first RETURN collect(properties(r))"
}

// page reads the properties of the records of a partition that come after an id. It returns the last id, empty at the end.
func (p partition) page(ctx context.Context, tx runner, after string) (items []map[string]any, last string, err error) {
	list, err := queryList(ctx, tx, p.name(), p.statement, params{"after": after, "first": batchSize})
	if err != nil {
		return nil, "", err
	}
	items = make([]map[string]any, len(list.values))
	for i := range items {
		if items[i] = scan[map[string]any](&list, i, "properties"); list.err != nil {
			return nil, "", list.err
		}
		if last, err = scanProperty[string](p.name(), items[i], "id"); err != nil {
			return nil, "", err
		}
	}
	if len(items) < batchSize {
		last = ""
	}
	return items, last, nil
}

// decodeRecords decodes the records of a page, their properties with from.
func (l *layout) decodeRecords(part partition, items []map[string]any, from propertyDecoder) ([]store.Record, error) {
	out := make([]store.Record, len(items))
	for i, props := range items {
		var err error
		if part.relation == "" {
			out[i].Node, err = l.decodeNode(props, from)
		} else {
			out[i].Edge, err = l.decodeEdge(part.relation, props, from)
		}
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// maxBuffered is how many records are read before the first is yielded, so that a change meanwhile costs another try
// instead of the export. In a larger graph it ends the export with an error.
const maxBuffered = 100_000

// Export yields the graph of one version.
func (s *Store) Export(ctx context.Context) iter.Seq2[store.Record, error] {
	return func(yield func(store.Record, error) bool) {
		for start := time.Now(); ; {
			yielded, err := s.export(ctx, yield)
			if errors.Is(err, errTornRead) && !yielded && time.Since(start) < s.deadlines.Consistent {
				continue
			}
			if errors.Is(err, errTornRead) {
				err = fmt.Errorf("%w: the graph was changed during the export", store.ErrUnavailable)
			}
			if err != nil {
				yield(store.Record{}, err)
			}
			return
		}
	}
}

// export reads everything once. It tells whether something was yielded.
func (s *Store) export(ctx context.Context, yield func(store.Record, error) bool) (yielded bool, err error) {
	var buffered []store.Record
	flush := func() bool {
		yielded = true
		for _, r := range buffered {
			if !yield(r, nil) {
				return false
			}
		}
		buffered = buffered[:0]
		return true
	}
	seq, err := s.exportSeq(ctx)
	if err != nil {
		return false, err
	}
	for _, part := range s.layout.partitions() {
		for after, more := "", true; more; more = after != "" {
			var records []store.Record
			if records, after, err = s.exportPage(ctx, seq, part, after); err != nil {
				return yielded, err
			}
			if buffered = append(buffered, records...); len(buffered) > maxBuffered && !flush() {
				return yielded, nil
			}
		}
	}
	flush()
	return yielded, nil
}

// exportSeq waits until no change is being applied.
func (s *Store) exportSeq(caller context.Context) (seq int64, err error) {
	err = s.readCall(caller, func(ctx context.Context) error {
		return s.consistentRead(ctx, func(_ runner, st *graphState) error {
			seq = st.seq
			return nil
		})
	})
	return seq, err
}

// exportPage reads a page in a transaction of its own, so that a slow reader of the export holds none.
func (s *Store) exportPage(caller context.Context, seq int64, part partition, after string) (records []store.Record, last string, err error) {
	torn := false
	err = s.readCall(caller, func(ctx context.Context) error {
		return s.readTx(ctx, func(tx runner) error {
			var items []map[string]any
			if items, last, err = part.page(ctx, tx, after); err != nil {
				return err
			}
			now, ok, err := readSeq(ctx, tx)
			if torn = err == nil && (!ok || now != seq); err != nil || torn {
				return err
			}
			records, err = s.layout.decodeRecords(part, items, s.layout.fromProperties)
			return err
		})
	})
	if err == nil && torn {
		err = errTornRead
	}
	return records, last, err
}
