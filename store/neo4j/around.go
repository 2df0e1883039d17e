package neo4j

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"graph287g/ontology"
	"graph287g/store"
	"graph287g/store/executor"
)

// Around finds what leads on from nodes with one expansion of them, all types at once and both ways: which types are chosen
// is a value. Rows come as they are found, so that no more is read than asked for.
func (r *reader) Around(ctx context.Context, q *executor.AroundQuery) ([]executor.Joint, error) {
	var hops []ontology.Hop
	types := []any{}
	for _, relation := range q.Relations {
		hops, types = append(hops, ontology.Hop{Relation: relation}), append(types, relation.Type)
	}
	columns := r.edgeColumns(hops, q.Facts)
	items, err := list(ctx, r.tx, r.l.aroundOf(q), params{
		"ids": r.idsOf(q.Refs), "ends": r.idsOf(q.Ends[:]), "types": types, "columns": columns, "limit": q.Limit,
	})
	if err != nil {
		return nil, err
	}
	a, hubs := newAdjacency(nil), map[string]bool{}
	for _, item := range items {
		if err := a.addAround(r, item, columns, q.Facts, hubs); err != nil {
			return nil, err
		}
	}
	return a.joints(r, hubs), nil
}

func (r *reader) idsOf(refs []executor.Ref) []string {
	out := make([]string, len(refs))
	for i, ref := range refs {
		out[i] = r.ids[ref]
	}
	return out
}

// addAround takes a relation as adjacency.add does. Its id tells which way it points, and at last stands whether its far end is
// marked as a hub.
func (a *adjacency) addAround(r *reader, item any, columns []any, facts bool, hubs map[string]bool) error {
	row, _ := item.([]any)
	start, _ := row[0].(string)
	values, _ := row[2].([]any)
	id, _ := values[0].(string) // the first column
	from, far := store.EndsOfID(id)
	d := ontology.Out
	if from != start {
		d, far = ontology.In, from
	}
	if hub, _ := row[3].(bool); hub {
		hubs[far] = true
	}
	return a.add(r, d, item, columns, facts)
}

// joints returns the relations taken, in order of their own ids between the same nodes.
func (a *adjacency) joints(r *reader, hubs map[string]bool) []executor.Joint {
	slices.SortFunc(a.found, func(x, y near) int { return cmp.Compare(x.id, y.id) })
	out := make([]executor.Joint, len(a.found))
	for i, n := range a.found {
		hop := ontology.Hop{Relation: r.l.c.Relations[n.relation], Direction: n.direction}
		out[i] = executor.Joint{From: n.node, Hop: hop, Edge: n.edge, Hub: hubs[n.far] || r.l.kindOf(n.far).Hub}
	}
	return out
}

// aroundOf returns the statement for a query. There are three of them: nodes that are aside (claims) may be ends at most, and
// then be no end either, or may be passed.
func (l *layout) aroundOf(q *executor.AroundQuery) string {
	return l.around(l.c.KindsOf("Node")&^q.Kinds, slices.ContainsFunc(q.Relations, l.c.Annotates))
}

func (l *layout) aroundStatements() []string {
	return []string{l.around(l.c.Annotations(), false), l.around(l.c.Annotations(), true), l.around(0, true)}
}

// around writes the statement: over the relations between all kinds, or but those that lead aside alone, to nodes of all kinds
// but some, and to the ends.
func (l *layout) around(but ontology.KindSet, aside bool) string {
	types := map[string]bool{}
	for _, r := range l.c.Relations {
		if aside || !l.c.Annotates(r) {
			types[r.Type] = true
		}
	}
	only := ""
	if but != 0 {
		only = " AND (n:!(" + label(l.c, but) + ") OR n.id IN $p.ends)"
	}
	return "UNWIND $p.ids AS id MATCH (q:Node {id: id}) USING INDEX SEEK q:Node(id)\n" +
		"MATCH (q)-[r:" + strings.Join(slices.Sorted(maps.Keys(types)), "|") + " WHERE type(r) IN $p.types]-(n WHERE n <> q" + only + ")\n" +
		"WITH id, r, n LIMIT $p.limit RETURN collect([id, type(r), [c IN $p.columns | r[c]], coalesce(n." + store.HubProperty + ", false)])"
}
