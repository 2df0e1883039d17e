package neo4j

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"graph287g/store"
)

// migrate rewrites a graph of another ontology, record by record, in the layout of this one.
func (s *Store) migrate(ctx context.Context) error {
	return s.bulk(ctx, bulkMigrate, func(b *bulk) (conclusion, error) {
		err := b.repeatUntilDone(ctx, emptyNames)
		if err == nil {
			err = s.eachPage(ctx, b.batch, s.rewriteRecords)
		}
		return b.become(b.before), err
	})
}

// checkFits makes sure that every record of the database fits this ontology. A database where one doesn't stays as it is,
// for the program that wrote it.
func (s *Store) checkFits(ctx context.Context) error {
	err := s.readTx(ctx, func(tx runner) error {
		b, err := s.readBulkState(ctx, tx)
		if err == nil && (b.what == bulkParts || b.what == bulkTakeBack) {
			err = &unusableError{"is being changed by a program with another ontology, or was when that was interrupted; let it end, or open the database with it once more"}
		}
		if err != nil {
			return err
		}
		return s.layout.checkTypes(ctx, tx)
	})
	if err != nil {
		return err
	}
	return s.eachPage(ctx, s.readTx, func(_ context.Context, _ runner, part partition, items []map[string]any) error {
		for _, props := range items {
			id, err := scanProperty[string](part.name(), props, "id")
			if err != nil {
				return err
			}
			if name := s.layout.unknownProperty(part, id, props); name != "" {
				return ontologyMismatch(id, fmt.Errorf("there is no property %s", name))
			}
		}
		_, err := s.layout.canonicalRecords(part, items)
		return err
	})
}

// checkTypes makes sure that this ontology has every relation that there is.
func (l *layout) checkTypes(ctx context.Context, tx runner) error {
	types, err := queryList(ctx, tx, "relation types", readTypes, nil)
	if err != nil {
		return err
	}
	for i := range types.values {
		name := scan[string](&types, i, "type")
		if types.err == nil && name != "NAMES" && l.catalogue.Relation(name) == nil {
			return ontologyMismatch("a relation "+name, fmt.Errorf("there is no such relation"))
		}
	}
	return types.err
}

// unknownProperty returns a property that this ontology doesn't have, leaving out derived ones.
func (l *layout) unknownProperty(part partition, id string, props map[string]any) string {
	var r *recordLayout
	if part.relation != "" {
		r = &l.relations[l.catalogue.Relation(part.relation).Index]
	} else if kind := l.kindOf(id); kind != nil {
		r = &l.kinds[kind.Index]
	} else {
		return ""
	}
	for name := range props {
		known := slices.ContainsFunc(r.slots, func(p property) bool { return p.name == name })
		if !known && name != "id" && name != store.PositionProperty && !isDerived(name) {
			return name
		}
	}
	return ""
}

func isDerived(name string) bool {
	return strings.HasSuffix(name, sortKeySuffix) || strings.HasSuffix(name, foldSuffix) || strings.HasPrefix(name, searchPrefix)
}

// canonicalRecords decodes records that another ontology wrote and brings them into the canonical form of this one.
func (l *layout) canonicalRecords(part partition, items []map[string]any) ([]store.Record, error) {
	records, err := l.decodeRecords(part, items, l.fromForeignProperties)
	for i := range records {
		var problems []store.Problem
		if r := &records[i]; r.Node != nil {
			r.Node, problems = store.CanonicalNode(l.catalogue, r.Node)
		} else {
			r.Edge, problems = store.CanonicalEdge(l.catalogue, r.Edge)
		}
		if len(problems) > 0 {
			return nil, ontologyMismatch(problems[0].ID, fmt.Errorf("%s: %s", problems[0].Field, problems[0].What))
		}
	}
	return records, err
}

// eachPage calls work with every page of the graph, each in a transaction that in begins.
func (s *Store) eachPage(ctx context.Context, in func(context.Context, func(runner) error) error,
	work func(context.Context, runner, partition, []map[string]any) error) error {
	for _, part := range s.layout.partitions() {
		for after, more := "", true; more; more = after != "" {
			last := ""
			err := in(ctx, func(tx runner) error {
				items, next, err := part.page(ctx, tx, after)
				if err != nil {
					return err
				}
				last = next
				return work(ctx, tx, part, items)
			})
			if err != nil {
				return err
			}
			after = last
		}
	}
	return nil
}

// rewriteRecords writes records again, in this layout.
func (s *Store) rewriteRecords(ctx context.Context, tx runner, part partition, items []map[string]any) error {
	records, err := s.layout.canonicalRecords(part, items)
	if err != nil {
		return err
	}
	rows, names, statement := make([]any, len(records)), []any(nil), updateNodes
	if part.relation != "" {
		statement = updateEdges(part.relation)
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
	if err := exec(ctx, tx, statement, params{"rows": rows}); err != nil {
		return err
	}
	return exec(ctx, tx, createNames, params{"rows": names})
}
