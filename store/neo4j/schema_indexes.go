package neo4j

import (
	"context"
	"slices"
	"strings"

	"graph287g/ontology"
)

// prefix begins the names of all constraints and indexes of this store; what else there is stays.
const prefix = "graph287g_"

// An index is a constraint or index by name, with the statement that makes it.
type index struct {
	name       string
	constraint bool
	create     string
}

// indexes lists what the database must have: ids and keys are unique, and what is filtered or ordered by is indexed.
func (l *layout) indexes() []index {
	out := []index{unique(nodeLabel, "id"), unique(nameLabel, "name"), unique(versionLabel, "id"), unique(guardLabel, "id")}
	out = append(out, index{prefix + searchAll, false, "CREATE TEXT INDEX " + prefix + searchAll + " IF NOT EXISTS FOR (n:" + nodeLabel + ") ON (n." + searchAll + ")"})
	for i, k := range l.c.Kinds {
		out = append(out, unique(k.Name, "id"))
		keys := []string{"id"}
		for _, f := range k.Keys {
			out, keys = append(out, unique(k.Name, f.Name)), append(keys, f.Name)
		}
		out = append(out, l.kinds[i].indexes(l.c, k, keys)...)
	}
	for _, r := range l.c.Relations {
		name := prefix + r.Type + "_id"
		out = append(out, index{name, true, "CREATE CONSTRAINT " + name + " IF NOT EXISTS FOR ()-[r:" + r.Type + "]-() REQUIRE r.id IS UNIQUE"})
	}
	return out
}

// indexes lists those of a kind beside its keys, which are indexed already. What has a sort key is filtered by that; of a
// partial date comparisons look at its ends.
func (r *record) indexes(c *ontology.Catalogue, k *ontology.Kind, keys []string) []index {
	var out []index
	for _, p := range r.slots {
		f := p.slot.Field
		end := p.slot.Part != nil && (p.slot.Part.Name == "earliest" || p.slot.Part.Name == "latest")
		if f.Filter && (end || p.slot.Part == nil && !keyed(c, f)) && !slices.Contains(keys, p.name) {
			out = append(out, ranged(k.Name, p.name))
		}
	}
	for _, s := range r.shadow {
		if s.fold {
			out = append(out, searched(k.Name, s.name))
			continue
		}
		out = append(out, ranged(k.Name, s.name))
	}
	return out
}

func unique(label, property string) index {
	name := prefix + label + "_" + property
	return index{name, true, "CREATE CONSTRAINT " + name + " IF NOT EXISTS FOR (n:" + label + ") REQUIRE n." + property + " IS UNIQUE"}
}

func ranged(label, property string) index {
	name := prefix + label + "_" + property
	return index{name, false, "CREATE INDEX " + name + " IF NOT EXISTS FOR (n:" + label + ") ON (n." + property + ")"}
}

// searched is an index of the parts of texts.
func searched(label, property string) index {
	name := prefix + label + "_" + property
	return index{name, false, "CREATE TEXT INDEX " + name + " IF NOT EXISTS FOR (n:" + label + ") ON (n." + property + ")"}
}

// ensure makes what is missing, drops what an earlier ontology had, and waits until all can be used.
func (s *Store) ensure(ctx context.Context) error {
	var there []any
	err := s.read(ctx, func(tx runner) (err error) {
		there, err = list(ctx, tx, showIndexes, params{"prefix": prefix})
		return err
	})
	if err != nil {
		return err
	}
	drops, creates := schemaChanges(s.layout.indexes(), there)
	for _, statements := range [][]string{drops, creates} { // two transactions: a name may change what it names
		if err := s.change(ctx, statements); err != nil {
			return err
		}
	}
	return s.read(ctx, func(tx runner) error { return do(ctx, tx, awaitIndexes, nil) })
}

// change runs schema statements, which can't share a transaction with others, a share at a time: all at once would take
// too long for one transaction of a slow server.
func (s *Store) change(ctx context.Context, statements []string) error {
	for part := range slices.Chunk(statements, 40) {
		err := s.write(ctx, func(tx runner) error {
			for _, statement := range part {
				if err := do(ctx, tx, statement, nil); err != nil {
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

// schemaChanges compares what must be with what there is: of each its name and whether it is a constraint.
func schemaChanges(want []index, there []any) (drops, creates []string) {
	missing := map[string]index{}
	for _, w := range want {
		missing[w.name] = w
	}
	for _, item := range there {
		pair, _ := item.([]any)
		name, _ := pair[0].(string)
		constraint, _ := pair[1].(bool)
		if w, ok := missing[name]; ok && w.constraint == constraint {
			delete(missing, name)
			continue
		}
		what := "INDEX "
		if constraint {
			what = "CONSTRAINT "
		}
		drops = append(drops, "DROP "+what+"`"+strings.ReplaceAll(name, "`", "``")+"` IF EXISTS")
	}
	for _, w := range want {
		if _, ok := missing[w.name]; ok {
			creates = append(creates, w.create)
		}
	}
	return drops, creates
}
