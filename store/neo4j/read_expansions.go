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

// Expansions finds the relations of nodes with one expansion, of all types and in both directions at once: the chosen types
// are a parameter. Rows come in the order in which Neo4j finds them, so that no more are read than asked for.
func (r *reader) Expansions(ctx context.Context, q *executor.ExpansionQuery) ([]executor.Expansion, error) {
	var hops []ontology.Hop
	types := []any{}
	for _, relation := range q.Relations {
		hops, types = append(hops, ontology.Hop{Relation: relation}), append(types, relation.Type)
	}
	columns := r.edgeColumns(hops, q.Facts)
	items, err := queryList(ctx, r.tx, "relations", r.layout.expansionsStatementFor(q), params{
		"ids": r.idsOf(q.Refs), "ends": r.idsOf(q.Ends[:]), "types": types, "columns": columns, "limit": q.Limit,
	})
	if err != nil {
		return nil, err
	}
	a, hubs := newAdjacency(nil), map[string]bool{}
	for i := range items.values {
		row := items.list(i, "relation")
		if err := a.addExpansion(r, &row, columns, q.Facts, hubs); err != nil {
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

// addExpansion decodes a relation as add does. Its id tells its direction; a last value tells whether its far end is marked
// as a hub.
func (a *adjacency) addExpansion(r *reader, row *scanner, columns []any, facts bool, hubs map[string]bool) error {
	start, hub, values := scan[string](row, 0, "start"), scan[bool](row, 3, "hub"), row.list(2, "properties")
	id := scan[string](&values, 0, "id") // the first column
	if values.err != nil {
		return values.err
	}
	from, far := store.EndsOfID(id)
	d := ontology.Out
	if from != start {
		d, far = ontology.In, from
	}
	if hub {
		hubs[far] = true
	}
	return a.add(r, d, row, columns, facts)
}

// joints returns the relations in order of their ids.
func (a *adjacency) joints(r *reader, hubs map[string]bool) []executor.Expansion {
	slices.SortFunc(a.found, func(x, y foundEdge) int { return cmp.Compare(x.id, y.id) })
	out := make([]executor.Expansion, len(a.found))
	for i, n := range a.found {
		hop := ontology.Hop{Relation: r.layout.catalogue.Relations[n.relation], Direction: n.direction}
		out[i] = executor.Expansion{From: n.node, Hop: hop, Edge: n.edge, Hub: hubs[n.far] || r.layout.kindOf(n.far).Hub}
	}
	return out
}

// expansionsStatementFor returns the statement for a query. There are three: annotations (claims) can be passed
// through, or be an end of the path at most, or not even that.
func (l *layout) expansionsStatementFor(q *executor.ExpansionQuery) string {
	return l.expansionsStatement(l.catalogue.KindsOf("Node")&^q.Kinds, slices.ContainsFunc(q.Relations, l.catalogue.Annotates))
}

func (l *layout) expansionsStatements() []string {
	return []string{l.expansionsStatement(l.catalogue.Annotations(), false), l.expansionsStatement(l.catalogue.Annotations(), true), l.expansionsStatement(0, true)}
}

// expansionsStatement writes a statement over the relations of the ontology, without those of annotations unless annotated is
// set, to nodes of all kinds but some, and to the ends.
func (l *layout) expansionsStatement(but ontology.KindSet, annotated bool) string {
	types := map[string]bool{}
	for _, r := range l.catalogue.Relations {
		if annotated || !l.catalogue.Annotates(r) {
			types[r.Type] = true
		}
	}
	only := ""
	if but != 0 {
		only = " AND (n:!(" + labelExpression(l.catalogue, but) + ") OR n.id IN $p.ends)"
	}
	return "UNWIND $p.ids AS id MATCH (q:Node {id: id}) USING INDEX SEEK q:Node(id)\n" +
		"MATCH (q)-[r:" + strings.Join(slices.Sorted(maps.Keys(types)), "|") + " WHERE type(r) IN $p.types]-(n WHERE n <> q" + only + ")\n" +
		"WITH id, r, n LIMIT $p.limit RETURN collect([id, type(r), [c IN $p.columns | r[c]], coalesce(n." + store.HubProperty + ", false)])"
}
