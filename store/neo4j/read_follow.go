package neo4j

import (
	"cmp"
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// follow finds the rows of a Follow or Neighbors step for some parents.
func (t *table) follow(ctx context.Context, from, to int) error {
	parents := t.q.Parents[from:to]
	ids := make([]string, len(parents))
	for i, ref := range parents {
		ids[i] = t.r.ids[ref]
	}
	t.facts = t.wantedFacts()
	t.p["ids"], t.p["facts"] = ids, t.facts
	items, err := list(ctx, t.r.tx, t.followStatement(), t.p)
	if err != nil {
		return err
	}
	found := map[string]*group{}
	for _, item := range items {
		if err := t.take(found, item); err != nil {
			return err
		}
	}
	for _, id := range ids {
		t.group(found[id])
	}
	return nil
}

// A group is the rows of one parent.
type group struct {
	total  int
	rows   []raw
	beside []any // whether there are rows beyond the cursors
}

// take reads what was returned: the parent's id, a total, and one row or a list of them.
func (t *table) take(found map[string]*group, item any) error {
	values, _ := item.([]any)
	id, _ := values[0].(string)
	g := found[id]
	if g == nil {
		g = &group{}
		found[id] = g
	}
	items := values[2:]
	if t.q.Step.Shape == plan.Page {
		total, _ := values[1].(int64)
		g.total = int(total)
		items, _ = values[2].([]any)
		g.beside = values[3:]
	}
	for _, item := range items {
		var row raw
		if err := t.followed(&row, item); err != nil {
			return err
		}
		g.rows = append(g.rows, row)
	}
	return nil
}

// group adds the rows of one parent; one that is gone has none.
func (t *table) group(g *group) {
	if g == nil {
		g = &group{beside: []any{nil, nil}}
	}
	if t.q.Step.Shape == plan.Page {
		t.add(g.rows, g.total, g.beside)
		return
	}
	slices.SortFunc(g.rows, func(a, b raw) int {
		return cmp.Or(cmp.Compare(t.r.ids[a.ref], t.r.ids[b.ref]), cmp.Compare(a.own, b.own))
	})
	if t.single() {
		g.rows = slices.CompactFunc(g.rows, func(a, b raw) bool { return a.ref == b.ref })
	}
	if t.q.Step.Shape == plan.Few {
		slices.SortStableFunc(g.rows, func(a, b raw) int { return cmp.Compare(a.edge.Position, b.edge.Position) })
	}
	t.add(g.rows, len(g.rows), nil)
}

func (t *table) followed(row *raw, item any) (err error) {
	values, _ := item.([]any)
	id, _ := values[0].(string)
	facts, _ := values[2].([]any)
	row.fact = map[string]any{}
	for i, name := range t.facts {
		if facts[i] != nil {
			row.fact[name.(string)] = facts[i]
		}
	}
	row.id, row.own, row.hop = id, id, t.q.Step.Hop
	node, to := store.EndsOfID(id)
	switch {
	case t.q.Step.Op == plan.Neighbors:
		var relation string
		node, relation, row.own = store.SplitNeighborID(id)
		row.hop = t.hopOf(node, relation, row.own)
	case row.hop.Direction == ontology.Out:
		node = to
	}
	if row.ref, err = t.r.ref(node); err != nil {
		return err
	}
	row.edge = t.r.edge(row.hop.Relation, row.ref, row.fact, t.q.Facts)
	row.node, _ = values[1].([]any)
	row.keys = sortKeys(values[3])
	if t.q.Step.Op == plan.Follow && !t.q.Step.Edges {
		row.id = node
	}
	return nil
}

// sortKeys reads the keys of a row.
func sortKeys(v any) []any {
	items, _ := v.([]any)
	out := make([]any, len(items))
	for i, item := range items {
		out[i] = sortKey(item)
	}
	return out
}
