package neo4j

import (
	"strings"

	"graph287g/plan"
)

func (t *table) and(text string) {
	if t.where != "" {
		text += " AND " + t.where
	}
	t.where = text
}

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
