package neo4j

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"graph287g/store"
)

// layOut writes a graph of another ontology anew, record by record, as this one lays them out.
func (s *Store) layOut(ctx context.Context) error {
	return s.bulk(ctx, laying, func(b *bulk) (store.Version, error) {
		var v store.Version
		err := b.batch(ctx, func(tx runner) error {
			st, err := s.state(ctx, tx)
			if err == nil {
				v = st.version
			}
			return err
		})
		if err == nil {
			err = b.repeat(ctx, emptyNames)
		}
		if err == nil {
			err = s.eachPage(ctx, b.batch, s.rewrite)
		}
		return v, err
	})
}

// fits makes sure that every record of the database fits this ontology: what doesn't stays as it is, for the program that
// wrote it.
func (s *Store) fits(ctx context.Context) error {
	err := s.read(ctx, func(tx runner) error {
		types, err := list(ctx, tx, readTypes, nil)
		for _, t := range types {
			if name, _ := t.(string); name != "NAMES" && s.layout.c.Relation(name) == nil {
				return unfit("a relation "+name, fmt.Errorf("there is no such relation"))
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	return s.eachPage(ctx, s.read, func(_ context.Context, _ runner, shelf shelf, items []map[string]any) error {
		for _, props := range items {
			if name := s.layout.unknown(shelf, props); name != "" {
				return unfit(fmt.Sprint(props["id"]), fmt.Errorf("there is no property %s", name))
			}
		}
		_, err := s.layout.canonical(shelf, items)
		return err
	})
}

// unknown returns a property that this ontology doesn't have; shadows, which follow from others, aside.
func (l *layout) unknown(s shelf, props map[string]any) string {
	var r *record
	if s.relation != "" {
		r = &l.relations[l.c.Relation(s.relation).Index]
	} else if id, _ := props["id"].(string); l.kindOf(id) != nil {
		r = &l.kinds[l.kindOf(id).Index]
	} else {
		return ""
	}
	for name := range props {
		known := slices.ContainsFunc(r.slots, func(p property) bool { return p.name == name })
		if !known && name != "id" && name != store.PositionProperty && !isShadow(name) {
			return name
		}
	}
	return ""
}

func isShadow(name string) bool {
	return strings.HasSuffix(name, keySuffix) || strings.HasSuffix(name, foldSuffix) || strings.HasPrefix(name, searchPrefix)
}

// canonical brings records that another ontology wrote into the form of this one.
func (l *layout) canonical(s shelf, items []map[string]any) ([]store.Record, error) {
	records, err := l.records(s, items)
	for i := range records {
		var problems []store.Problem
		if r := &records[i]; r.Node != nil {
			r.Node, problems = store.CanonicalNode(l.c, r.Node)
		} else {
			r.Edge, problems = store.CanonicalEdge(l.c, r.Edge)
		}
		if len(problems) > 0 {
			return nil, unfit(problems[0].ID, fmt.Errorf("%s: %s", problems[0].Field, problems[0].What))
		}
	}
	return records, err
}

// eachPage hands every page of the graph to work, each in a transaction made by in.
func (s *Store) eachPage(ctx context.Context, in func(context.Context, func(runner) error) error,
	work func(context.Context, runner, shelf, []map[string]any) error) error {
	for _, shelf := range s.layout.shelves() {
		for after, more := "", true; more; more = after != "" {
			last := ""
			err := in(ctx, func(tx runner) error {
				items, next, err := shelf.page(ctx, tx, after)
				if err != nil {
					return err
				}
				last = next
				return work(ctx, tx, shelf, items)
			})
			if err != nil {
				return err
			}
			after = last
		}
	}
	return nil
}

// rewrite puts records anew.
func (s *Store) rewrite(ctx context.Context, tx runner, shelf shelf, items []map[string]any) error {
	records, err := s.layout.canonical(shelf, items)
	if err != nil {
		return err
	}
	rows, names, statement := make([]any, len(records)), []any(nil), updateNodes
	if shelf.relation != "" {
		statement = updateEdges(shelf.relation)
	}
	for i, r := range records {
		if r.Edge != nil {
			rows[i] = s.layout.edgeProperties(r.Edge)
			continue
		}
		rows[i] = s.layout.nodeProperties(r.Node)
		for _, name := range s.layout.namesOf(r.Node) {
			names = append(names, []any{name, r.Node.ID})
		}
	}
	if err := do(ctx, tx, statement, params{"rows": rows}); err != nil {
		return err
	}
	return do(ctx, tx, createNames, params{"rows": names})
}
