package neo4j

import (
	"strings"

	"graph287g/plan"
)

// addCondition narrows the rows further.
func (rr *rowReader) addCondition(text string) {
	if rr.where != "" {
		text += " AND " + rr.where
	}
	rr.where = text
}

// isComputed tells whether the filter has conditions that aren't in where.
func (rr *rowReader) isComputed() bool { return len(rr.filter.computed) > 0 }

// isLong tells whether the filter takes long to plan.
func (rr *rowReader) isLong() bool { return rr.isComputed() || rr.conditions > manyConditions }

// manyConditions is from where on a filter of a node's own values is long.
const manyConditions = 12

// collectsFirst tells whether the rows are collected before they are counted and paged through: a long filter takes Neo4j
// long to plan, and would be planned again for the total and for each side of the page.
func (rr *rowReader) collectsFirst() bool {
	return rr.isLong() && (rr.query.List.Total || rr.asksLess() || rr.asksMore())
}

// outsidePage writes expressions for whether there are rows outside the cursors of a page, each with a name, and these
// names.
func (rr *rowReader) outsidePage(match, vars string) (named, names string) {
	exists := func(name, condition string) {
		named += ", EXISTS { " + match + rr.order.bindKeys(vars) + "\nWITH " + vars + rr.order.keyVariables() + " WHERE " + condition + "\nRETURN n } AS " + name
		names += ", " + name
	}
	if rr.asksLess() {
		exists("less", rr.order.beforePage())
	}
	if rr.asksMore() {
		exists("more", rr.order.afterPage())
	}
	return named, names
}

// rowsClause writes a MATCH with an index hint, if any, and all conditions. vars are the variables that stay.
func (rr *rowReader) rowsClause(pattern, index, vars string) string {
	return rr.matchClause(pattern, index) + rr.filter.clauses(vars, 0)
}

// matchClause writes a MATCH with an index hint, if any, and the conditions on the node alone.
func (rr *rowReader) matchClause(pattern, index string) string {
	out := "MATCH " + pattern
	if index != "" {
		out += " USING INDEX " + index
	}
	if rr.where != "" {
		out += " WHERE " + rr.where
	}
	return out
}

// pageClauses writes what follows the MATCH of a page: sort keys, cursors, RETURN, ORDER BY and LIMIT. vars are the
// variables matched.
func (rr *rowReader) pageClauses(vars, row string) string {
	if rr.fused != nil && rr.query.Args.After == nil && rr.query.Args.Before == nil {
		return rr.order.bindKeys(vars) + "\nRETURN " + row + " ORDER BY " + rr.order.orderBy() + " LIMIT $p.first"
	}
	return rr.order.bindKeys(vars) + "\nWITH " + vars + rr.order.keyVariables() + " WHERE " + rr.order.withinPage() +
		"\nRETURN " + row + " ORDER BY " + rr.order.orderBy() + " LIMIT $p.first"
}

// parents writes the clauses that bind each parent to q, and its id to id.
func (rr *rowReader) parents() string {
	if rr.fused != nil {
		return rr.fused.parents()
	}
	return parentByID
}

// collectPages writes what returns the pages of all parents. names are those of the columns that tell what lies outside the pages.
func (rr *rowReader) collectPages(parent, names string) string {
	if rr.fused != nil {
		return rr.fused.returnPages(parent, names)
	}
	return "\nRETURN collect([" + parent + ", total, rows" + names + "])"
}

// withNode writes a row of a page with its node and the node's id, where a fused statement goes on from there.
func (rr *rowReader) withNode(row string) string {
	if rr.fused != nil && rr.fused.feeds {
		return "[" + row + ", [n, n.id]]"
	}
	return row
}

// relatedRow writes a row that was reached over a relation.
func (rr *rowReader) relatedRow() string {
	id := "r.id"
	if rr.leavesRelation() {
		id = "n.id"
	}
	return rr.rowExpression(id, "[c IN $p.facts | r[c]]")
}

// hasFacts reports whether a row has a list of the properties of its relation. In a fused statement it has none where no fact is wanted.
func (rr *rowReader) hasFacts() bool { return rr.fused == nil || len(rr.factNames) > 0 }

// leavesRelation reports whether a fused statement returns the id of the node in the place of the relation's, which is long and costs more to
// read: where a node makes one row and nothing is asked of the relation itself.
func (rr *rowReader) leavesRelation() bool {
	q := rr.query
	return rr.fused != nil && q.IsExpand() && !q.Facts && !q.List.Edges && !q.Hop().Relation.Parallel()
}

// hasKeys reports whether a row has its sort keys, which cursors are made of. In a fused statement it has none where no cursors are wanted.
func (rr *rowReader) hasKeys() bool {
	return rr.query.List.Shape == plan.Page && (rr.fused == nil || rr.hasCursors)
}

// keysAt is the index of the sort keys in a row.
func (rr *rowReader) keysAt() int {
	if rr.hasFacts() {
		return 3
	}
	return 2
}

// rowExpression writes a row: its id, properties of the node, those of the relation, and the sort keys. In a fused statement it has none
// of the last two where they aren't wanted.
func (rr *rowReader) rowExpression(id, facts string) string {
	row := "[" + id + ", [c IN $p.columns | n[c]]"
	if rr.fused == nil || rr.hasFacts() {
		row += ", " + facts
	}
	if rr.fused == nil || rr.hasKeys() {
		row += ", [" + strings.TrimPrefix(rr.order.keyVariables(), ", ") + "]"
	}
	return row + "]"
}
