package neo4j

import (
	"context"
	"slices"
	"strings"

	"graph287g/ontology"
)

// indexPrefix begins the names of all constraints and indexes of this store. Others are left alone.
const indexPrefix = "graph287g_"

// An index is a constraint or index by name, with the statement that makes it.
type index struct {
	name       string
	constraint bool
	create     string
}

// indexes lists what the database must have: ids and keys are unique, and what is filtered or ordered by is indexed.
func (l *layout) indexes() []index {
	out := []index{uniqueConstraint(nodeLabel, "id"), uniqueConstraint(nameLabel, "name"), uniqueConstraint(versionLabel, "id"), uniqueConstraint(guardLabel, "id"), uniqueConstraint(statisticLabel, "name")}
	out = append(out, index{indexPrefix + searchAll, false, "CREATE TEXT INDEX " + indexPrefix + searchAll + " IF NOT EXISTS FOR (n:" + nodeLabel + ") ON (n." + searchAll + ")"})
	for i, k := range l.catalogue.Kinds {
		out = append(out, uniqueConstraint(k.Name, "id"))
		keys := []string{"id"}
		for _, f := range k.Keys {
			out, keys = append(out, uniqueConstraint(k.Name, f.Name)), append(keys, f.Name)
		}
		out = append(out, l.kinds[i].indexes(l.catalogue, k, keys)...)
		if len(k.FoldedKeys) > 0 {
			out = append(out, textIndex(k.Name, foldedKeysProperty))
		}
	}
	for _, r := range l.catalogue.Relations {
		name := indexPrefix + r.Type + "_id"
		out = append(out, index{name, true, "CREATE CONSTRAINT " + name + " IF NOT EXISTS FOR ()-[r:" + r.Type + "]-() REQUIRE r.id IS UNIQUE"})
	}
	return out
}

// indexes lists those of a kind without its keys, which have constraints. A field with a sort key is filtered by that, a
// partial date by its ends.
func (r *recordLayout) indexes(c *ontology.Catalogue, k *ontology.Kind, keys []string) []index {
	var out []index
	for _, p := range r.slots {
		f := p.slot.Field
		end := p.slot.Part != nil && (p.slot.Part.Name == "earliest" || p.slot.Part.Name == "latest")
		if f.Filter && (end || p.slot.Part == nil && !hasSortKey(c, f)) && !slices.Contains(keys, p.name) {
			out = append(out, rangeIndex(k.Name, p.name))
		}
	}
	for _, s := range r.derived {
		if s.fold {
			out = append(out, textIndex(k.Name, s.name))
			continue
		}
		out = append(out, rangeIndex(k.Name, s.name))
	}
	return out
}

func uniqueConstraint(label, property string) index {
	name := indexPrefix + label + "_" + property
	return index{name, true, "CREATE CONSTRAINT " + name + " IF NOT EXISTS FOR (n:" + label + ") REQUIRE n." + property + " IS UNIQUE"}
}

func rangeIndex(label, property string) index {
	name := indexPrefix + label + "_" + property
	return index{name, false, "CREATE INDEX " + name + " IF NOT EXISTS FOR (n:" + label + ") ON (n." + property + ")"}
}

// textIndex serves CONTAINS and STARTS WITH.
func textIndex(label, property string) index {
	name := indexPrefix + label + "_" + property
	return index{name, false, "CREATE TEXT INDEX " + name + " IF NOT EXISTS FOR (n:" + label + ") ON (n." + property + ")"}
}

// ensureIndexes creates missing constraints and indexes, drops those of an earlier ontology, and waits until all are
// online.
func (s *Store) ensureIndexes(ctx context.Context) error {
	var existing scanner
	err := s.readTx(ctx, func(tx runner) (err error) {
		existing, err = queryList(ctx, tx, "indexes", showIndexes, params{"prefix": indexPrefix})
		return err
	})
	if err != nil {
		return err
	}
	drops, creates, err := schemaChanges(s.layout.indexes(), existing)
	if err != nil {
		return err
	}
	for _, statements := range [][]string{drops, creates} { // drops first: an index may replace a constraint of the same name
		if err := s.runSchemaStatements(ctx, statements); err != nil {
			return err
		}
	}
	return s.readTx(ctx, func(tx runner) error { return exec(ctx, tx, awaitIndexes, nil) })
}

// runSchemaStatements runs schema statements, which can't share a transaction with other statements, some at a time: all
// at once would take a slow server too long for one transaction.
func (s *Store) runSchemaStatements(ctx context.Context, statements []string) error {
	for part := range slices.Chunk(statements, 40) {
		err := s.writeTx(ctx, func(tx runner) error {
			for _, statement := range part {
				if err := exec(ctx, tx, statement, nil); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// schemaChanges compares the indexes wanted with the existing ones, of which it takes the name and whether it is a
// constraint.
func schemaChanges(want []index, existing scanner) (drops, creates []string, err error) {
	missing := map[string]index{}
	for _, i := range want {
		missing[i.name] = i
	}
	for i := range existing.values {
		row := existing.list(i, "index")
		name, constraint := scan[string](&row, 0, "name"), scan[bool](&row, 1, "constraint")
		if row.err != nil {
			return nil, nil, row.err
		}
		if i, ok := missing[name]; ok && i.constraint == constraint {
			delete(missing, name)
			continue
		}
		what := "INDEX "
		if constraint {
			what = "CONSTRAINT "
		}
		drops = append(drops, "DROP "+what+"`"+strings.ReplaceAll(name, "`", "``")+"` IF EXISTS")
	}
	for _, i := range want {
		if _, ok := missing[i.name]; ok {
			creates = append(creates, i.create)
		}
	}
	return drops, creates, nil
}
