package neo4j

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// readExpand reads the rows of a step that follows relations for some parents.
func (rr *rowReader) readExpand(ctx context.Context, from, to int) error {
	parents := rr.query.Parents[from:to]
	ids := make([]string, len(parents))
	for i, ref := range parents {
		ids[i] = rr.reader.ids[ref]
	}
	rr.factNames = rr.wantedFacts()
	rr.params["ids"], rr.params["facts"] = ids, rr.factNames
	items, err := queryList(ctx, rr.reader.tx, "rows", rr.expandStatement(), rr.params)
	if err != nil {
		return err
	}
	return rr.appendExpanded(&items, ids)
}

// appendExpanded decodes the rows of some parents and appends them, in the order of the parents' ids.
func (rr *rowReader) appendExpanded(items *scanner, ids []string) error {
	found := map[string]*parentRows{}
	for i := range items.values {
		item := items.list(i, "parent")
		if err := rr.addResult(found, &item); err != nil {
			return err
		}
	}
	for _, id := range ids {
		if err := rr.appendParent(found[id]); err != nil {
			return err
		}
	}
	return nil
}

// parentRows are the rows of one parent.
type parentRows struct {
	total   int
	rows    []resultRow
	outside outside
}

// addResult decodes an item of the result: the parent's id, a total, and one row or a list of them.
func (rr *rowReader) addResult(found map[string]*parentRows, item *scanner) error {
	id, total := scan[string](item, 0, "id"), scan[int64](item, 1, "total")
	rows := scanner{record: "row", err: item.err}
	var sides outside
	if rr.query.List.Shape == plan.Page {
		rows, sides = item.list(2, "rows"), rr.decodeOutside(item, 3)
	} else {
		rows.values = item.rest(2, 1, "row")
	}
	if item.err != nil {
		return item.err
	}
	g := found[id]
	if g == nil {
		g = &parentRows{}
		found[id] = g
	}
	g.total, g.outside = int(total), sides
	for i := range rows.values {
		row := rows.list(i, "row")
		out := resultRow{}
		if err := rr.decodeExpanded(&out, &row); err != nil {
			return err
		}
		g.rows = append(g.rows, out)
	}
	return nil
}

// appendParent appends the rows of one parent. One that wasn't found has none.
func (rr *rowReader) appendParent(g *parentRows) error {
	if g == nil {
		g = &parentRows{}
	}
	if rr.query.List.Shape == plan.Page {
		return rr.appendRows(g.rows, g.total, g.outside)
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
	return rr.appendRows(g.rows, len(g.rows), outside{})
}

// decodeExpanded decodes a row that was reached over a relation.
func (rr *rowReader) decodeExpanded(row *resultRow, item *scanner) (err error) {
	id := scan[string](item, 0, "id")
	var facts []any
	if rr.hasFacts() {
		facts = scan[[]any](item, 2, "facts")
	}
	row.properties, row.sortKeys = scan[[]any](item, 1, "properties"), rr.decodeSortKeys(item)
	if item.err != nil {
		return item.err
	}
	row.rowID, row.edgeID, row.hop = id, id, rr.query.Hop()
	node, to := store.EndsOfID(id)
	switch {
	case rr.leavesRelation():
		node, row.edgeID = id, ""
	case rr.query.IsNeighbors():
		var relation string
		node, relation, row.edgeID = store.SplitNeighborID(id)
		row.hop = rr.hopOf(node, relation, row.edgeID)
	case row.hop.Direction == ontology.Out:
		node = to
	}
	if row.hop.Relation == nil {
		return &DecodeError{item.record, "id", "the id of a neighbor", strconv.Quote(id)}
	}
	if row.ref, err = rr.reader.ref(node); err != nil {
		return err
	}
	if row.facts, err = rr.reader.decodeEdgeProperties(row.hop.Relation, rr.factNames, facts); err != nil {
		return err
	}
	if row.edge, err = rr.reader.addEdge(row.hop.Relation, row.ref, row.facts, rr.query.Facts); err != nil {
		return err
	}
	if rr.query.IsExpand() && !rr.query.List.Edges {
		row.rowID = node
	}
	return nil
}
