package neo4j

import (
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store/executor"
)

// A table makes the rows of one query.
type table struct {
	r   *reader
	q   *executor.Query
	out *executor.Rows

	where string // what must hold for the node n, after WHERE or AND; empty for nothing
	heavy bool   // it looks at related nodes
	order order
	want  *picked
	facts []any // of Follow and Neighbors: the properties wanted of relations
	p     params
}

func (r *reader) newTable(q *executor.Query) *table {
	t := &table{r: r, q: q, out: &executor.Rows{From: []int32{0}}, want: r.l.pick(q.Step.Columns, q.Step.Kinds)}
	if q.Step.Total {
		t.out.Totals = []int32{}
	}
	if q.Step.More {
		t.out.More = []bool{}
	}
	c := r.l.condition(&q.Args.Filter, q.Step.Kinds)
	t.where, t.p, t.heavy = c.text, c.values, c.related
	if q.Step.Claim != "" {
		t.and("n.field = $p.claim")
		t.p["claim"] = q.Step.Claim
	}
	if q.Step.Less {
		t.out.Less = []bool{}
	}
	t.order = order{l: r.l, kinds: q.Step.Kinds, keys: q.Args.Order, id: "n.id", back: q.Args.Back, bounded: q.Args.Before != nil}
	if q.Step.Edges {
		t.order.id = "r.id"
	}
	if q.Step.Op == plan.Neighbors {
		t.order.id = "own"
	}
	t.order.values(q.Args, t.p)
	t.p["columns"], t.p["first"] = t.want.names, t.limit()
	return t
}

func (t *table) and(text string) {
	if t.where != "" {
		text += " AND " + t.where
	}
	t.where = text
}

// limit is how many rows a statement returns for a page: one more than asked for tells that there are more in the direction
// of the page.
func (t *table) limit() int {
	if t.q.Step.More && !t.q.Args.Back || t.q.Step.Less && t.q.Args.Back {
		return t.q.Args.First + 1
	}
	return t.q.Args.First
}

// asksLess and asksMore tell whether a statement has to say if there are rows beyond a cursor: without one there are none.
func (t *table) asksLess() bool { return t.q.Step.Less && t.q.Args.After != nil }
func (t *table) asksMore() bool { return t.q.Step.More && t.q.Args.Before != nil }

// beside writes what is returned beside the rows of a page, whether there are rows beyond the cursors: the expressions, each
// with a name, and these names.
func (t *table) beside(match, vars string) (named, names string) {
	exists := func(name, condition string) {
		named += ", EXISTS { " + match + t.order.bind(vars) + "\nWITH " + vars + t.order.names() + " WHERE " + condition + "\nRETURN n } AS " + name
		names += ", " + name
	}
	if t.asksLess() {
		exists("less", t.order.less())
	}
	if t.asksMore() {
		exists("more", t.order.more())
	}
	return named, names
}

// flags reads what beside has written.
func (t *table) flags(values []any) (less, more bool) {
	if t.asksLess() {
		less, _ = values[0].(bool)
		values = values[1:]
	}
	if t.asksMore() {
		more, _ = values[0].(bool)
	}
	return less, more
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
	return t.order.bind(vars) + "\nWITH " + vars + t.order.names() + " WHERE " + t.order.within() +
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
