package neo4j

import (
	"context"

	"graph287g/plan"
)

// all finds the rows of an All step, which has one parent.
func (t *table) all(ctx context.Context) error {
	values, err := ask(ctx, t.r.tx, t.allStatement(), t.p)
	if err != nil {
		return err
	}
	total, _ := values[0].(int64)
	items, _ := values[1].([]any)
	rows, err := t.nodeRows(items)
	if err != nil {
		return err
	}
	if t.q.Step.Shape != plan.Page {
		total = int64(len(rows))
	}
	t.add(rows, int(total), values[2:])
	return nil
}

// foundOnce finds all nodes that pass the filter, and counts and pages through these: what looks at related nodes takes Neo4j
// long to plan, and would be planned anew for the page, the total and each side of it.
func (t *table) foundOnce(node string) string {
	const found = "UNWIND found AS n"
	beside, _ := t.beside(found, "n")
	return t.matching(node, "") + "\nWITH collect(n) AS found\nRETURN size(found), COLLECT { " + found + t.page("n", t.row("n.id", "null")) + " }" + beside
}

// nodeRows reads rows that are nodes.
func (t *table) nodeRows(items []any) ([]raw, error) {
	rows := make([]raw, len(items))
	for i, item := range items {
		values, _ := item.([]any)
		row := &rows[i]
		row.id, _ = values[0].(string)
		ref, err := t.r.ref(row.id)
		if err != nil {
			return nil, err
		}
		row.ref, row.edge.To, row.keys = ref, ref, sortKeys(values[3])
		row.node, _ = values[1].([]any)
	}
	return rows, nil
}

// allStatement counts and takes a page.
func (t *table) allStatement() string {
	step := t.q.Step
	node := "(n:" + label(t.r.l.c, step.Kinds) + ")"
	if t.heavy && step.Shape == plan.Page {
		return t.foundOnce(node)
	}
	total := "0"
	if step.Total {
		total = "COUNT { " + t.matching(node, "") + " RETURN n }"
	}
	row := t.row("n.id", "null")
	beside, _ := t.beside(t.matching(node, ""), "n")
	key, nullable := t.indexed()
	switch {
	case step.Shape != plan.Page:
		return "RETURN " + total + ", COLLECT { " + t.matching(node, "") + "\nRETURN " + row + " ORDER BY n.id }"
	case t.order.back || t.order.bounded:
	case key != "":
		return t.indexedPage(key, nullable, total, node, row) + beside
	case len(t.order.keys) == 0:
		index := t.index("SEEK ", "id")
		t.and("n.id > $p.id")
		return "RETURN " + total + ", COLLECT { " + t.matching(node, index) + "\nRETURN " + row + " ORDER BY n.id LIMIT $p.first }" + beside
	}
	return "RETURN " + total + ", COLLECT { " + t.matching(node, "") + t.page("n", row) + " }" + beside
}
