package neo4j

import (
	"context"

	"graph287g/plan"
)

// readAll reads the rows of an All step, which has one parent.
func (rr *rowReader) readAll(ctx context.Context) error {
	values, err := queryOne(ctx, rr.reader.tx, rr.allStatement(), rr.params)
	if err != nil {
		return err
	}
	total, _ := values[0].(int64)
	items, _ := values[1].([]any)
	rows, err := rr.decodeNodeRows(items)
	if err != nil {
		return err
	}
	if rr.query.List.Shape != plan.Page {
		total = int64(len(rows))
	}
	rr.appendRows(rows, int(total), values[2:])
	return nil
}

// collectThenPage writes a statement that collects all nodes that pass the filter first, then counts and pages through
// these: a filter on related nodes takes Neo4j long to plan, and would be planned again for the page, the total and each
// side of the page.
func (rr *rowReader) collectThenPage(node string) string {
	const found = "UNWIND found AS n"
	outside, _ := rr.outsidePage(found, "n")
	return rr.matchClause(node, "") + "\nWITH collect(n) AS found\nRETURN size(found), COLLECT { " + found + rr.pageClauses("n", rr.rowExpression("n.id", "null")) + " }" + outside
}

// decodeNodeRows decodes rows that are nodes.
func (rr *rowReader) decodeNodeRows(items []any) ([]resultRow, error) {
	rows := make([]resultRow, len(items))
	for i, item := range items {
		values, _ := item.([]any)
		row := &rows[i]
		row.rowID, _ = values[0].(string)
		ref, err := rr.reader.ref(row.rowID)
		if err != nil {
			return nil, err
		}
		row.ref, row.edge.To, row.sortKeys = ref, ref, decodeSortKeys(values[3])
		row.properties, _ = values[1].([]any)
	}
	return rows, nil
}

// allStatement counts and takes a page.
func (rr *rowReader) allStatement() string {
	step, list := rr.query.Step, rr.query.List
	node := "(n:" + labelExpression(rr.reader.layout.catalogue, step.Kinds) + ")"
	if rr.related && list.Shape == plan.Page {
		return rr.collectThenPage(node)
	}
	total := "0"
	if list.Total {
		total = "COUNT { " + rr.matchClause(node, "") + " RETURN n }"
	}
	row := rr.rowExpression("n.id", "null")
	outside, _ := rr.outsidePage(rr.matchClause(node, ""), "n")
	key, nullable := rr.orderIndex()
	switch {
	case list.Shape != plan.Page:
		return "RETURN " + total + ", COLLECT { " + rr.matchClause(node, "") + "\nRETURN " + row + " ORDER BY n.id }"
	case rr.order.back || rr.order.hasBefore:
	case key != "":
		return rr.indexedPage(key, nullable, total, node, row) + outside
	case len(rr.order.keys) == 0:
		index := rr.indexHint("SEEK ", "id")
		rr.addCondition("n.id > $p.id")
		return "RETURN " + total + ", COLLECT { " + rr.matchClause(node, index) + "\nRETURN " + row + " ORDER BY n.id LIMIT $p.first }" + outside
	}
	return "RETURN " + total + ", COLLECT { " + rr.matchClause(node, "") + rr.pageClauses("n", row) + " }" + outside
}
