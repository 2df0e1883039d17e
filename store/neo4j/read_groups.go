package neo4j

import (
	"context"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// Groups counts the rows of an All, Follow, Neighbors or Walk step by keys: one statement for each
// parentBatch parents. Package executor sorts them.
func (r *reader) Groups(ctx context.Context, q *executor.Query, by []plan.Key, distinct *plan.Key) ([]executor.Group, error) {
	g := &groupReader{rowReader: r.newRowReader(q), by: by, distinct: distinct}
	g.params["relation"], g.params["most"] = r.stepRelation(q.Step), store.MaxRows+1
	g.text = g.statement()
	if err := g.collectFiltered(ctx); err != nil {
		return nil, err
	}
	parents := max(len(q.Parents), 1)
	if !q.Scan() {
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
	if !g.query.Scan() || !g.related {
		return nil
	}
	found, ok := g.reader.groupedIDs[g.query.Step.Index]
	if !ok {
		var err error
		if found, err = queryList(ctx, g.reader.tx, g.collectStatement(), g.params); err != nil {
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
	for i := from; i < to && !g.query.Scan(); i++ {
		parent := map[string]any{"at": i, "id": g.reader.ids[g.query.Parents[i]]}
		if g.query.Traverse() {
			ends := []string{}
			for _, ref := range g.ends(i) {
				ends = append(ends, g.reader.ids[ref])
			}
			parent["ends"] = ends
		}
		parents = append(parents, parent)
	}
	g.params["parents"] = parents
	if g.query.Neighbors() {
		g.params["types"] = g.chosenTypes()
	}
	items, err := queryList(ctx, g.reader.tx, g.text, g.params)
	if err != nil {
		return err
	}
	for _, item := range items {
		if err := g.addGroup(item); err != nil {
			return err
		}
	}
	return nil
}

// addGroup decodes a group: the parent's number, the count, and the values of the keys.
func (g *groupReader) addGroup(item any) error {
	values, _ := item.([]any)
	at, _ := values[0].(int64)
	count, _ := values[1].(int64)
	out := executor.Group{Parent: int32(at), Count: int32(count), Keys: values[2:]}
	for i := range g.by {
		var err error
		if out.Keys[i], err = g.decodeKey(&g.by[i], out.Keys[i]); err != nil {
			return err
		}
	}
	g.out = append(g.out, out)
	return nil
}

func (g *groupReader) decodeKey(by *plan.Key, v any) (any, error) {
	text, ok := v.(string)
	switch {
	case by.Cases != nil:
		return v, nil
	case ok && by.Leads():
		return g.reader.ref(text)
	case ok && by.By == ontology.GroupKind:
		return g.reader.layout.catalogue.Kind(text).EnumName(), nil
	}
	return decodeValue(v), nil
}
