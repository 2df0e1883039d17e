package neo4j

import (
	"context"

	"graph287g/plan"
)

// readScan reads the rows of a scan, which has one parent.
func (rr *rowReader) readScan(ctx context.Context) error {
	record, err := queryOne(ctx, rr.reader.tx, "rows", rr.scanStatement(), rr.params)
	if err != nil {
		return err
	}
	total, items := scan[int64](&record, 0, "total"), record.list(1, "rows")
	var sides outside
	if rr.query.List.Shape == plan.Page {
		sides = rr.decodeOutside(&record, 2)
	}
	if record.err != nil {
		return record.err
	}
	rows, err := rr.decodeNodeRows(&items)
	if err != nil {
		return err
	}
	if rr.query.List.Shape != plan.Page {
		total = int64(len(rows))
	}
	return rr.appendRows(rows, int(total), sides)
}

// collectThenPage writes a statement that collects all nodes that pass the filter first, then counts and pages through
// these: see collectsFirst.
func (rr *rowReader) collectThenPage(node string) string {
	const found = "UNWIND found AS n"
	outside, _ := rr.outsidePage(found, "n")
	return rr.rowsClause(node, "", "n") + "\nWITH collect(n) AS found\nRETURN size(found), COLLECT { " + found + rr.pageClauses("n", rr.rowExpression("n.id", "null")) + " }" + outside
}

// decodeNodeRows decodes rows that are nodes.
func (rr *rowReader) decodeNodeRows(items *scanner) ([]resultRow, error) {
	rows := make([]resultRow, len(items.values))
	for i := range rows {
		item, row := items.list(i, "row"), &rows[i]
		row.rowID, row.properties = scan[string](&item, 0, "id"), scan[[]any](&item, 1, "properties")
		row.sortKeys = rr.decodeSortKeys(&item, 3)
		if item.err != nil {
			return nil, item.err
		}
		ref, err := rr.reader.ref(row.rowID)
		if err != nil {
			return nil, err
		}
		row.ref, row.edge.To = ref, ref
	}
	return rows, nil
}

// scanStatement counts and takes a page.
func (rr *rowReader) scanStatement() string {
	step, list := rr.query.Step, rr.query.List
	node := "(n:" + labelExpression(rr.reader.layout.catalogue, step.Kinds) + ")"
	if rr.isLong() && list.Shape == plan.Page {
		return rr.collectThenPage(node)
	}
	total := "0"
	if list.Total {
		total = "COUNT { " + rr.rowsClause(node, "", "n") + " RETURN n }"
	}
	row := rr.rowExpression("n.id", "null")
	outside, _ := rr.outsidePage(rr.matchClause(node, ""), "n")
	key, nullable := rr.orderIndex()
	switch {
	case list.Shape != plan.Page:
		return "RETURN " + total + ", COLLECT { " + rr.rowsClause(node, "", "n") + "\nRETURN " + row + " ORDER BY n.id }"
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
