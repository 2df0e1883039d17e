package neo4j

import (
	"cmp"
	"context"
	"slices"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// readFollow reads the rows of a Follow or Neighbors step for some parents.
func (rr *rowReader) readFollow(ctx context.Context, from, to int) error {
	parents := rr.query.Parents[from:to]
	ids := make([]string, len(parents))
	for i, ref := range parents {
		ids[i] = rr.reader.ids[ref]
	}
	rr.factNames = rr.wantedFacts()
	rr.params["ids"], rr.params["facts"] = ids, rr.factNames
	items, err := queryList(ctx, rr.reader.tx, rr.followStatement(), rr.params)
	if err != nil {
		return err
	}
	found := map[string]*parentRows{}
	for _, item := range items {
		if err := rr.addResult(found, item); err != nil {
			return err
		}
	}
	for _, id := range ids {
		rr.appendParent(found[id])
	}
	return nil
}

// parentRows are the rows of one parent.
type parentRows struct {
	total   int
	rows    []resultRow
	outside []any // whether there are rows outside the page, see outsidePage
}

// addResult decodes an item of the result: the parent's id, a total, and one row or a list of them.
func (rr *rowReader) addResult(found map[string]*parentRows, item any) error {
	values, _ := item.([]any)
	id, _ := values[0].(string)
	g := found[id]
	if g == nil {
		g = &parentRows{}
		found[id] = g
	}
	items := values[2:]
	if rr.query.List.Shape == plan.Page {
		total, _ := values[1].(int64)
		g.total = int(total)
		items, _ = values[2].([]any)
		g.outside = values[3:]
	}
	for _, item := range items {
		var row resultRow
		if err := rr.decodeFollowed(&row, item); err != nil {
			return err
		}
		g.rows = append(g.rows, row)
	}
	return nil
}

// appendParent appends the rows of one parent. One that wasn't found has none.
func (rr *rowReader) appendParent(g *parentRows) {
	if g == nil {
		g = &parentRows{outside: []any{nil, nil}}
	}
	if rr.query.List.Shape == plan.Page {
		rr.appendRows(g.rows, g.total, g.outside)
		return
	}
	slices.SortFunc(g.rows, func(a, b resultRow) int {
		return cmp.Or(cmp.Compare(rr.reader.ids[a.ref], rr.reader.ids[b.ref]), cmp.Compare(a.edgeID, b.edgeID))
	})
	if rr.oneRowPerNode() {
		g.rows = slices.CompactFunc(g.rows, func(a, b resultRow) bool { return a.ref == b.ref })
	}
	if rr.query.List.Shape == plan.Few {
		slices.SortStableFunc(g.rows, func(a, b resultRow) int { return cmp.Compare(a.edge.Position, b.edge.Position) })
	}
	rr.appendRows(g.rows, len(g.rows), nil)
}

func (rr *rowReader) decodeFollowed(row *resultRow, item any) (err error) {
	values, _ := item.([]any)
	id, _ := values[0].(string)
	facts, _ := values[2].([]any)
	row.facts = map[string]any{}
	for i, name := range rr.factNames {
		if facts[i] != nil {
			row.facts[name.(string)] = facts[i]
		}
	}
	row.rowID, row.edgeID, row.hop = id, id, rr.query.Hop()
	node, to := store.EndsOfID(id)
	switch {
	case rr.query.Neighbors():
		var relation string
		node, relation, row.edgeID = store.SplitNeighborID(id)
		row.hop = rr.hopOf(node, relation, row.edgeID)
	case row.hop.Direction == ontology.Out:
		node = to
	}
	if row.ref, err = rr.reader.ref(node); err != nil {
		return err
	}
	row.edge = rr.reader.addEdge(row.hop.Relation, row.ref, row.facts, rr.query.Facts)
	row.properties, _ = values[1].([]any)
	row.sortKeys = decodeSortKeys(values[3])
	if rr.query.Expand() && !rr.query.List.Edges {
		row.rowID = node
	}
	return nil
}

// decodeSortKeys decodes the sort keys of a row.
func decodeSortKeys(v any) []any {
	items, _ := v.([]any)
	out := make([]any, len(items))
	for i, item := range items {
		out[i] = decodeSortKey(item)
	}
	return out
}
