package neo4j

import (
	"context"
	"strconv"
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store/executor"
)

// Cases returns for each node the index of the first case that holds.
func (r *reader) Cases(ctx context.Context, kinds ontology.KindSet, refs []executor.Ref, cases []plan.Case) ([]int, error) {
	c := condition{layout: r.layout, values: params{}}
	which := c.caseExpression(cases, nodeVariable{"n", kinds, 0})
	ids := make([]string, len(refs))
	for i, ref := range refs {
		ids[i] = r.ids[ref]
	}
	c.values["ids"] = ids
	items, err := queryList(ctx, r.tx, "cases", casesStatement(which), c.values)
	if err != nil {
		return nil, err
	}
	found := make(map[string]int, len(items.values))
	for i := range items.values {
		row := items.list(i, "case")
		found[scan[string](&row, 0, "id")] = int(scan[int64](&row, 1, "case"))
		if row.err != nil {
			return nil, row.err
		}
	}
	out := make([]int, len(ids))
	for i, id := range ids {
		out[i] = found[id]
	}
	return out, nil
}

func casesStatement(which string) string {
	return "UNWIND $p.ids AS id MATCH (n:Node {id: id}) USING INDEX SEEK n:Node(id)\nWITH n, " + which + " AS c RETURN collect([n.id, c])"
}

// caseExpression writes the index of the first case that holds, -1 for none.
func (c *condition) caseExpression(list []plan.Case, at nodeVariable) string {
	var b strings.Builder
	for i := range list {
		text := c.translate(&list[i].If, at)
		if text == "" {
			if i == 0 {
				return "0"
			}
			return "CASE" + b.String() + " ELSE " + strconv.Itoa(i) + " END" // it always holds
		}
		b.WriteString(" WHEN " + text + " THEN " + strconv.Itoa(i))
	}
	return "CASE" + b.String() + " ELSE -1 END"
}
