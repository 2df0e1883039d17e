package neo4j

import (
	"context"
	"maps"
	"slices"
	"strings"

	"graph287g/ontology"
	"graph287g/store"
)

// readExisting reads what exists around a change: what it has to be checked against.
func (w *changer) readExisting(ctx context.Context, needs store.Needs) (*store.Existing, error) {
	existing := &store.Existing{
		Nodes: map[string]*store.Node{}, Edges: map[store.EdgeKey]*store.Edge{}, Owners: map[string]string{},
		Degrees: map[store.DegreeKey]int{}, Deleted: map[string]int{},
	}
	for _, look := range []func(context.Context, store.Needs, *store.Existing) error{
		w.lookUpNodes, w.lookUpEdges, w.lookUpOwners, w.lookUpDegrees, w.lookUpDeleted,
	} {
		if err := look(ctx, needs, existing); err != nil {
			return nil, err
		}
	}
	return existing, nil
}

// queryChunks runs a statement on a list of values, batchSize at a time, and calls take with each item of the results.
func (w *changer) queryChunks(ctx context.Context, cypher, name string, values []string, take func(items *scanner, i int) error) error {
	for part := range slices.Chunk(values, batchSize) {
		items, err := queryList(ctx, w.tx, "existing "+name, cypher, params{name: part})
		if err != nil {
			return err
		}
		for i := range items.values {
			if err := take(&items, i); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *changer) lookUpNodes(ctx context.Context, needs store.Needs, existing *store.Existing) error {
	return w.queryChunks(ctx, readNodes, "ids", needs.Nodes, func(items *scanner, i int) error {
		props := scan[map[string]any](items, i, "properties")
		if items.err != nil {
			return items.err
		}
		n, err := w.s.layout.decodeNode(props, w.s.layout.fromProperties)
		if err == nil {
			existing.Nodes[n.ID] = n
		}
		return err
	})
}

func (w *changer) lookUpEdges(ctx context.Context, needs store.Needs, existing *store.Existing) error {
	ids := map[string][]string{}
	for _, key := range needs.Edges {
		if w.s.layout.catalogue.Relation(key.Relation) != nil && mayExist(key, existing) { // of deletions nobody has checked the relation
			ids[key.Relation] = append(ids[key.Relation], key.ID)
		}
	}
	for _, relation := range slices.Sorted(maps.Keys(ids)) {
		err := w.queryChunks(ctx, readEdges(relation), "ids", ids[relation], func(items *scanner, i int) error {
			props := scan[map[string]any](items, i, "properties")
			if items.err != nil {
				return items.err
			}
			e, err := w.s.layout.decodeEdge(relation, props, w.s.layout.fromProperties)
			if err == nil {
				existing.Edges[store.EdgeKey{Relation: relation, ID: e.ID}] = e
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// mayExist reports whether a relation may be there: both of its ends are. The nodes have been looked up before. A large change of an empty graph has few
// such relations, so that most statements that look for them need not be planned.
func mayExist(key store.EdgeKey, existing *store.Existing) bool {
	from, rest, _ := strings.Cut(key.ID, " ") // no id of a node has a blank
	to, _, _ := strings.Cut(rest, " ")
	return from == "" || to == "" || existing.Nodes[from] != nil && existing.Nodes[to] != nil
}

// lookUpOwners finds the nodes that have the names: names that are nodes of their own, and keys, which are properties.
func (w *changer) lookUpOwners(ctx context.Context, needs store.Needs, existing *store.Existing) error {
	stored, given := make([]string, len(needs.Names)), map[string]string{}
	keys := map[uniqueKey][]string{} // values, by kind and field
	for i, name := range needs.Names {
		stored[i] = storedName(name)
		given[stored[i]] = name
		if k, ok := w.s.layout.parseKeyName(name); ok {
			of := uniqueKey{kind: k.kind, field: k.field}
			keys[of] = append(keys[of], k.value)
		}
	}
	err := w.queryChunks(ctx, readNames, "names", stored, func(items *scanner, i int) error {
		row := items.list(i, "name")
		name, id := scan[string](&row, 0, "name"), scan[string](&row, 1, "id")
		existing.Owners[given[name]] = id
		return row.err
	})
	for of, values := range keys {
		if err != nil {
			break
		}
		err = w.queryChunks(ctx, readKeys(of.kind, of.field), "values", values, func(items *scanner, i int) error {
			row := items.list(i, "key")
			value, id := scan[string](&row, 0, of.field), scan[string](&row, 1, "id")
			existing.Owners[store.KeyName(of.kind, of.field, value)] = id
			return row.err
		})
	}
	return err
}

// readKeys finds nodes of a kind by a key.
func readKeys(kind, field string) string {
	return "UNWIND $p.values AS value MATCH (n:" + kind + " {" + field + ": value}) USING INDEX SEEK n:" + kind + "(" + field + ") RETURN collect([value, n.id])"
}

func (w *changer) lookUpDegrees(ctx context.Context, needs store.Needs, existing *store.Existing) error {
	type side struct {
		relation  string
		direction ontology.Direction
	}
	ids := map[side][]string{}
	for _, key := range needs.Degrees {
		if existing.Nodes[key.ID] == nil {
			continue // what isn't there has no relations
		}
		s := side{key.Relation, key.Direction}
		ids[s] = append(ids[s], key.ID)
	}
	for s, list := range ids {
		err := w.queryChunks(ctx, readDegreesOf(s.relation, s.direction), "ids", list, func(items *scanner, i int) error {
			row := items.list(i, "degree")
			id, n := scan[string](&row, 0, "id"), scan[int64](&row, 1, "count")
			existing.Degrees[store.DegreeKey{ID: id, Relation: s.relation, Direction: s.direction}] = int(n)
			return row.err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *changer) lookUpDeleted(ctx context.Context, needs store.Needs, existing *store.Existing) error {
	return w.queryChunks(ctx, readDegrees, "ids", needs.Deleted, func(items *scanner, i int) error {
		row := items.list(i, "degree")
		id, n := scan[string](&row, 0, "id"), scan[int64](&row, 1, "count")
		existing.Deleted[id] = int(n)
		return row.err
	})
}

// readEdges reads relations of one type by id.
func readEdges(relation string) string {
	return "UNWIND $p.ids AS id MATCH ()-[r:" + relation + " {id: id}]->() USING INDEX SEEK r:" + relation + "(id) RETURN collect(properties(r))"
}

// readDegreesOf counts the relations of one type on one side of nodes, leaving out those that have none.
func readDegreesOf(relation string, d ontology.Direction) string {
	return "UNWIND $p.ids AS id MATCH (n:Node {id: id}) USING INDEX SEEK n:Node(id) WITH id, COUNT { (n)" + relationshipPattern("", relation, d) + "() } AS k WHERE k > 0\nRETURN collect([id, k])"
}
