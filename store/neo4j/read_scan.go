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
	return rr.appendScanned(&record)
}

// appendScanned decodes the rows of a scan and appends them.
func (rr *rowReader) appendScanned(record *scanner) error {
	total, items := scan[int64](record, 0, "total"), record.list(1, "rows")
	var sides outside
	if rr.query.List.Shape == plan.Page {
		sides = rr.decodeOutside(record, 2)
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
	return rr.rowsClause(node, "", "n") + "\nWITH collect(n) AS found\n" +
		rr.scanned("size(found)", "COLLECT { "+found+rr.pageClauses("n", rr.withNode(rr.rowExpression("n.id", "null")))+" }", found)
}

// scanned writes what returns the total and the rows of a scan, and what lies outside the page of what match matches.
func (rr *rowReader) scanned(total, rows, match string) string {
	named, names := "", ""
	if rr.query.List.Shape == plan.Page {
		named, names = rr.outsidePage(match, "n")
	}
	if rr.fused != nil {
		return rr.fused.returnScan(total, rows, named, names)
	}
	return "RETURN " + total + ", " + rows + named
}

// decodeNodeRows decodes rows that are nodes.
func (rr *rowReader) decodeNodeRows(items *scanner) ([]resultRow, error) {
	rows := make([]resultRow, len(items.values))
	for i := range rows {
		item, row := items.list(i, "row"), &rows[i]
		row.rowID, row.properties = scan[string](&item, 0, "id"), scan[[]any](&item, 1, "properties")
		row.sortKeys = rr.decodeSortKeys(&item)
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
	row, all := rr.withNode(rr.rowExpression("n.id", "null")), rr.matchClause(node, "")
	key, nullable := rr.orderIndex()
	switch {
	case list.Shape != plan.Page:
		return rr.scanned(total, "COLLECT { "+rr.rowsClause(node, "", "n")+"\nRETURN "+row+" ORDER BY n.id }", all)
	case rr.order.back || rr.order.hasBefore:
	case key != "":
		before, rows := rr.indexedPage(key, nullable, node, row)
		return before + rr.scanned(total, rows, all)
	case len(rr.order.keys) == 0:
		index := rr.indexHint("SEEK ", "id")
		rr.addCondition("n.id > $p.id")
		return rr.scanned(total, "COLLECT { "+rr.matchClause(node, index)+"\nRETURN "+row+" ORDER BY n.id LIMIT $p.first }", all)
	}
	return rr.scanned(total, "COLLECT { "+all+rr.pageClauses("n", row)+" }", all)
}
