package neo4j

import (
	"context"

	"graph287g/plan"
	"graph287g/store/executor"
)

// LookupFolded finds the nodes of a kind that have one of some forms of its folded keys, by their text index. The properties for the columns
// are read with them.
func (r *reader) LookupFolded(ctx context.Context, q *executor.FoldedQuery, columns []plan.Column) ([]executor.Ref, error) {
	projection := r.layout.projectionOf(columns, columns[0].On)
	var forms []string
	for _, key := range q.Keys {
		for _, form := range q.Forms {
			forms = append(forms, "\n"+key.Field.Name+":"+form+"\n")
		}
	}
	items, err := queryList(ctx, r.tx, "nodes", lookupFolded(q.Kind.Name), params{"forms": forms, "columns": projection.properties})
	if err != nil {
		return nil, err
	}
	r.prefetched = newPrefetchedCells(projection, columns)
	var out []executor.Ref
	for i := range items.values {
		row := items.list(i, "node")
		id, properties := scan[string](&row, 0, "id"), scan[[]any](&row, 1, "properties")
		if row.err != nil {
			return nil, row.err
		}
		ref, err := r.ref(id)
		if err != nil {
			return nil, err
		}
		out, r.prefetched.rows[ref] = append(out, ref), properties
	}
	return executor.Distinct(out), nil
}

// lookupFolded finds nodes by what stands in their folded keys.
func lookupFolded(kind string) string {
	return "UNWIND $p.forms AS form MATCH (n:" + kind + ") USING TEXT INDEX n:" + kind + "(" + foldedKeysProperty + ") WHERE n." + foldedKeysProperty +
		" CONTAINS form\nWITH DISTINCT n RETURN collect([n.id, [c IN $p.columns | n[c]]])"
}
