package neo4j

import (
	"context"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
	"graph287g/store/executor"
)

// Groups counts the rows of an All, Follow, Neighbors or Walk step by keys: one statement for all parents, or one for each
// share of them. Package level sorts.
func (r *reader) Groups(ctx context.Context, q *executor.Query, by []plan.Key, distinct *plan.Key) ([]executor.Group, error) {
	g := &grouper{table: r.newTable(q), by: by, distinct: distinct}
	g.p["relation"], g.p["most"] = r.relationOf(q.Step), store.MaxRows+1
	g.text = g.statement()
	if err := g.find(ctx); err != nil {
		return nil, err
	}
	parents := max(len(q.Parents), 1)
	if q.Step.Op != plan.All {
		parents = len(q.Parents)
	}
	for from := 0; from < parents; from += share {
		if err := g.share(ctx, from, min(from+share, parents)); err != nil {
			return nil, err
		}
		if len(g.out) > store.MaxRows {
			return nil, &store.BudgetError{Rows: store.MaxRows + 1, Limit: store.MaxRows}
		}
	}
	return g.out, nil
}

// find finds all nodes of a list first where its filter looks at related nodes: that takes Neo4j long to plan, and would be
// planned anew for each combination of keys.
func (g *grouper) find(ctx context.Context) error {
	if g.q.Step.Op != plan.All || !g.heavy {
		return nil
	}
	found, ok := g.r.listed[g.q.Step.Index]
	if !ok {
		var err error
		if found, err = list(ctx, g.r.tx, g.findStatement(), g.p); err != nil {
			return err
		}
		if g.r.listed == nil {
			g.r.listed = map[int][]any{}
		}
		g.r.listed[g.q.Step.Index] = found
	}
	g.p["found"] = found
	return nil
}

// relationOf is the relation that all rows of a step are reached over, nil where there isn't one alone.
func (r *reader) relationOf(s *plan.Step) any {
	if s.Op == plan.Follow {
		return s.Hop.Relation.Type
	}
	return nil
}

// A grouper makes the groups of one query.
type grouper struct {
	*table
	by       []plan.Key
	distinct *plan.Key
	text     string // of the statement
	out      []executor.Group
}

func (g *grouper) share(ctx context.Context, from, to int) error {
	var parents []any
	for i := from; i < to && g.q.Step.Op != plan.All; i++ {
		parent := map[string]any{"at": i, "id": g.r.ids[g.q.Parents[i]]}
		if g.q.Step.Op == plan.Walk {
			ends := []string{}
			for _, ref := range g.ends(i) {
				ends = append(ends, g.r.ids[ref])
			}
			parent["ends"] = ends
		}
		parents = append(parents, parent)
	}
	g.p["parents"] = parents
	if g.q.Step.Op == plan.Neighbors {
		g.p["types"] = g.chosenTypes()
	}
	items, err := list(ctx, g.r.tx, g.text, g.p)
	if err != nil {
		return err
	}
	for _, item := range items {
		if err := g.take(item); err != nil {
			return err
		}
	}
	return nil
}

// take reads a group: the parent, how many, and the values.
func (g *grouper) take(item any) error {
	values, _ := item.([]any)
	at, _ := values[0].(int64)
	count, _ := values[1].(int64)
	out := executor.Group{Parent: int32(at), Count: int32(count), Keys: values[2:]}
	for i := range g.by {
		var err error
		if out.Keys[i], err = g.value(&g.by[i], out.Keys[i]); err != nil {
			return err
		}
	}
	g.out = append(g.out, out)
	return nil
}

func (g *grouper) value(by *plan.Key, v any) (any, error) {
	text, ok := v.(string)
	switch {
	case by.Cases != nil:
		return v, nil
	case ok && by.Leads():
		return g.r.ref(text)
	case ok && by.By == ontology.GroupKind:
		return g.r.l.c.Kind(text).EnumName(), nil
	}
	return fromNative(v), nil
}
