package neo4j

import (
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store/level"
)

// A table makes the rows of one query.
type table struct {
	r   *reader
	q   *level.Query
	out *level.Rows

	where string // what must hold for the node n, after WHERE or AND; empty for nothing
	order order
	want  *picked
	facts []any // of Follow and Neighbors: the properties wanted of relations
	p     params
}

func (r *reader) newTable(q *level.Query) *table {
	t := &table{r: r, q: q, out: &level.Rows{From: []int32{0}}, want: r.l.pick(q.Step.Columns, q.Step.Kinds)}
	if q.Step.Total {
		t.out.Totals = []int32{}
	}
	if q.Step.More {
		t.out.More = []bool{}
	}
	c := r.l.condition(&q.Args.Filter, q.Step.Kinds)
	t.where, t.p = c.text, c.values
	if q.Step.Claim != "" {
		t.and("n.field = $p.claim")
		t.p["claim"] = q.Step.Claim
	}
	t.order = order{keys: q.Args.Order, id: "n.id"}
	if q.Step.Edges {
		t.order.id = "r.id"
	}
	if q.Step.Op == plan.Neighbors {
		t.order.id = "own"
	}
	t.order.values(q.Args.After, t.p)
	t.p["columns"], t.p["first"] = t.want.names, t.limit()
	return t
}

func (t *table) and(text string) {
	if t.where != "" {
		text += " AND " + t.where
	}
	t.where = text
}

// limit is how many rows a statement returns for a page: one more than asked for tells that there are more.
func (t *table) limit() int {
	if t.q.Step.More {
		return t.q.Args.First + 1
	}
	return t.q.Args.First
}

// matching writes a MATCH with all conditions and the index to use, if any.
func (t *table) matching(pattern, index string) string {
	out := "MATCH " + pattern
	if index != "" {
		out += " USING INDEX " + index
	}
	if t.where != "" {
		out += " WHERE " + t.where
	}
	return out
}

// page writes what follows the MATCH of a page: order, cursor, cut, and the row. vars are the variables matched.
func (t *table) page(vars, row string) string {
	return t.order.bind(vars) + "\nWITH " + vars + t.order.names() + " WHERE " + t.order.after() +
		"\nRETURN " + row + " ORDER BY " + t.order.by() + " LIMIT $p.first"
}

// row writes a row: the id that tells rows apart, properties of the node, those of the relation, and the keys.
func (t *table) row(id, facts string) string {
	keys := strings.TrimPrefix(t.order.names(), ", ")
	if t.q.Step.Shape != plan.Page {
		keys = ""
	}
	return "[" + id + ", [c IN $p.columns | n[c]], " + facts + ", [" + keys + "]]"
}

// label writes a pattern's condition that a node is of some kinds.
func label(c *ontology.Catalogue, kinds ontology.KindSet) string {
	names := make([]string, 0, kinds.Len())
	for _, k := range kinds.In(c) {
		names = append(names, k.Name)
	}
	return strings.Join(names, "|")
}
