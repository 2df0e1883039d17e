package neo4j

import (
	"cmp"
	"context"
	"strconv"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// Groups counts the rows of a step that lists nodes by keys: one statement for each
// parentBatch parents. Package executor sorts them.
func (r *reader) Groups(ctx context.Context, q *executor.Query, by []plan.Key, distinct *plan.Key) ([]executor.Group, error) {
	g := &groupReader{rowReader: r.newRowReader(q), by: by, distinct: distinct}
	g.params["relation"], g.params["most"] = r.stepRelation(q.Step), store.MaxRows+1
	g.text = g.statement()
	if err := g.collectFiltered(ctx); err != nil {
		return nil, err
	}
	parents := max(len(q.Parents), 1)
	if !q.IsScan() {
		parents = len(q.Parents)
	}
	for from := 0; from < parents; from += parentBatch {
		if err := g.countGroups(ctx, from, min(from+parentBatch, parents)); err != nil {
			return nil, err
		}
		if len(g.out) > store.MaxRows {
			return nil, &store.BudgetError{Rows: store.MaxRows + 1, Limit: store.MaxRows}
		}
	}
	return g.out, nil
}

// collectFiltered reads the ids of all nodes of a list first where its filter looks at related nodes: that takes Neo4j
// long to plan, and would be planned again for each combination of keys.
func (g *groupReader) collectFiltered(ctx context.Context) error {
	if !g.query.IsScan() || !g.isLong() {
		return nil
	}
	found, ok := g.reader.groupedIDs[g.query.Step.Index]
	if !ok {
		var err error
		if found, err = g.readIDs(ctx); err != nil {
			return err
		}
		if g.reader.groupedIDs == nil {
			g.reader.groupedIDs = map[int][]any{}
		}
		g.reader.groupedIDs[g.query.Step.Index] = found
	}
	g.params["found"] = found
	return nil
}

func (g *groupReader) readIDs(ctx context.Context) ([]any, error) {
	ids, err := queryList(ctx, g.reader.tx, "nodes", g.collectStatement(), g.params)
	for i := range ids.values {
		scan[string](&ids, i, "id")
	}
	return ids.values, cmp.Or(err, ids.err)
}

// stepRelation returns the type of the relation over which all rows of a step are reached, nil where there isn't just one.
func (r *reader) stepRelation(s *plan.Step) any {
	if expand, ok := s.Spec.(*plan.ExpandSpec); ok {
		return expand.Hop.Relation.Type
	}
	return nil
}

// A groupReader builds the statement of one query for groups and decodes them.
type groupReader struct {
	*rowReader
	by       []plan.Key
	distinct *plan.Key
	text     string // of the statement
	out      []executor.Group
}

func (g *groupReader) countGroups(ctx context.Context, from, to int) error {
	var parents []any
	for i := from; i < to && !g.query.IsScan(); i++ {
		parent := map[string]any{"at": i, "id": g.reader.ids[g.query.Parents[i]]}
		if g.query.IsTraverse() {
			ends := []string{}
			for _, ref := range g.ends(i) {
				ends = append(ends, g.reader.ids[ref])
			}
			parent["ends"] = ends
		}
		parents = append(parents, parent)
	}
	g.params["parents"] = parents
	if g.query.IsNeighbors() {
		g.params["types"] = g.chosenTypes()
	}
	items, err := queryList(ctx, g.reader.tx, "groups", g.text, g.params)
	if err != nil {
		return err
	}
	for i := range items.values {
		item := items.list(i, "group")
		if err := g.addGroup(&item); err != nil {
			return err
		}
	}
	return nil
}

// addGroup decodes a group: the parent's number, the count, and the values of the keys.
func (g *groupReader) addGroup(item *scanner) error {
	at, count := scan[int64](item, 0, "parent"), scan[int64](item, 1, "count")
	out := executor.Group{Parent: int32(at), Count: int32(count), Keys: item.rest(2, len(g.by), "keys")}
	for i := range g.by {
		g.checkKey(item, i+2, &g.by[i])
	}
	if item.err != nil {
		return item.err
	}
	for i := range g.by {
		var err error
		if out.Keys[i], err = g.decodeKey(&g.by[i], out.Keys[i]); err != nil {
			return err
		}
	}
	g.out = append(g.out, out)
	return nil
}

// checkKey checks the type of a key. It may be null, unless every node has one.
func (g *groupReader) checkKey(item *scanner, i int, by *plan.Key) {
	want := typeString
	switch {
	case by.Cases != nil:
	case by.Part != "":
		part := g.reader.layout.catalogue.Object(by.Field.Type.Name).Field(by.Part)
		want = encodingOfType(part.Type).cypherType(part.Type)
	case by.By == ontology.GroupYear:
		want = typeInteger
	case by.By == ontology.GroupNode || by.By == ontology.GroupKind:
		scan[string](item, i, by.Name)
		return
	case by.By == ontology.GroupValue:
		want = encodingOfType(by.Field.Type).cypherType(by.Field.Type)
	}
	if item.err == nil && item.values[i] != nil && cypherType(item.values[i]) != want {
		item.fail(i, by.Name, want)
	}
}

func (g *groupReader) decodeKey(by *plan.Key, v any) (any, error) {
	text, ok := v.(string)
	switch {
	case by.Cases != nil:
		return v, nil
	case ok && by.IsNode():
		return g.reader.ref(text)
	case ok && by.By == ontology.GroupKind:
		kind := g.reader.layout.catalogue.Kind(text)
		if kind == nil {
			return nil, &DecodeError{"group", by.Name, "a kind", strconv.Quote(text)}
		}
		return kind.EnumName(), nil
	}
	return decodeValue(v), nil
}
