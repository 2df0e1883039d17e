package neo4j

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"graph287g/store"
)

// A shelf is a part of the graph that is read page by page in order of ids: all nodes, or the relations of one type.
type shelf struct {
	relation  string // empty for nodes
	statement string
}

// shelves lists them in the order of an export.
func (l *layout) shelves() []shelf {
	out := []shelf{{"", exportNodes}}
	for _, r := range l.c.Relations {
		out = append(out, shelf{r.Type, exportEdges(r.Type)})
	}
	return out
}

func exportEdges(relation string) string {
	return "MATCH ()-[r:" + relation + "]->() USING INDEX SEEK r:" + relation + "(id) WHERE r.id > $p.after WITH r ORDER BY r.id LIMIT $p.first RETURN collect(properties(r))"
}

// page reads the records of a shelf that come after an id, as Neo4j holds them, and tells the last id: empty at the end.
func (s shelf) page(ctx context.Context, tx runner, after string) (items []map[string]any, last string, err error) {
	values, err := list(ctx, tx, s.statement, params{"after": after, "first": batch})
	if err != nil {
		return nil, "", err
	}
	items = make([]map[string]any, len(values))
	for i, v := range values {
		items[i], _ = v.(map[string]any)
		last, _ = items[i]["id"].(string)
	}
	if len(items) < batch {
		last = ""
	}
	return items, last, nil
}

// records gathers what a page holds.
func (l *layout) records(s shelf, items []map[string]any) ([]store.Record, error) {
	out := make([]store.Record, len(items))
	for i, props := range items {
		var err error
		if s.relation == "" {
			out[i].Node, err = l.node(props)
		} else {
			out[i].Edge, err = l.edge(s.relation, props)
		}
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// maxHeld is how many records are read before the first is handed out, so that a change meanwhile costs another try
// instead of the export. In a larger graph it ends the export with an error.
const maxHeld = 100_000

// Export yields the graph of one version.
func (s *Store) Export(ctx context.Context) iter.Seq2[store.Record, error] {
	return func(yield func(store.Record, error) bool) {
		for start := time.Now(); ; {
			shown, err := s.export(ctx, yield)
			if errors.Is(err, errTorn) && !shown && time.Since(start) < guardTime {
				continue
			}
			if errors.Is(err, errTorn) {
				err = fmt.Errorf("%w: the graph was changed during the export", store.ErrUnavailable)
			}
			if err != nil {
				yield(store.Record{}, err)
			}
			return
		}
	}
}

// export reads everything once. It tells whether something was handed out.
func (s *Store) export(ctx context.Context, yield func(store.Record, error) bool) (shown bool, err error) {
	var held []store.Record
	hand := func() bool {
		shown = true
		for _, r := range held {
			if !yield(r, nil) {
				return false
			}
		}
		held = held[:0]
		return true
	}
	seq, err := s.exportSeq(ctx)
	if err != nil {
		return false, err
	}
	for _, shelf := range s.layout.shelves() {
		for after, more := "", true; more; more = after != "" {
			var records []store.Record
			if records, after, err = s.exportPage(ctx, seq, shelf, after); err != nil {
				return shown, err
			}
			if held = append(held, records...); len(held) > maxHeld && !hand() {
				return shown, nil
			}
		}
	}
	hand()
	return shown, nil
}

// exportSeq waits until no change is being applied.
func (s *Store) exportSeq(caller context.Context) (seq int64, err error) {
	err = s.brief(caller, func(ctx context.Context) error {
		return s.guarded(ctx, func(_ runner, st *state) error {
			seq = st.seq
			return nil
		})
	})
	return seq, err
}

// exportPage reads a page in a transaction of its own, so that a slow reader of the export holds none.
func (s *Store) exportPage(caller context.Context, seq int64, shelf shelf, after string) (records []store.Record, last string, err error) {
	torn := false
	err = s.brief(caller, func(ctx context.Context) error {
		return s.read(ctx, func(tx runner) error {
			var items []map[string]any
			if items, last, err = shelf.page(ctx, tx, after); err != nil {
				return err
			}
			now, err := list(ctx, tx, readSeq, nil)
			if torn = err == nil && (len(now) != 1 || now[0] != seq); err != nil || torn {
				return err
			}
			records, err = s.layout.records(shelf, items)
			return err
		})
	})
	if err == nil && torn {
		err = errTorn
	}
	return records, last, err
}
