package neo4j

import (
	"strconv"
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
)

// ofKind translates a filter that applies to some kinds of an interface.
func (c *condition) ofKind(f *plan.Filter, at nodeVariable) string {
	narrow := at
	narrow.kinds &= f.Kinds
	if narrow.kinds == 0 {
		return c.neverTrue()
	}
	text := c.translate(&f.Sub[0], narrow)
	if narrow.kinds == at.kinds {
		return text
	}
	label := at.name + ":" + labelExpression(c.layout.catalogue, narrow.kinds)
	if text == "" {
		return "(" + label + ")"
	}
	return "(" + label + " AND " + text + ")"
}

// relatedVariable returns the variable of the nodes to which a field leads.
func (c *condition) relatedVariable(f *plan.Filter, at nodeVariable) nodeVariable {
	return nodeVariable{"m" + strconv.Itoa(at.depth+1), c.layout.catalogue.KindsOf(f.Field.Type.Name), at.depth + 1}
}

// someRelated translates a condition on related nodes, one of which has to fit.
func (c *condition) someRelated(f *plan.Filter, at nodeVariable) string {
	to := c.relatedVariable(f, at)
	where := c.conjunction(&f.Sub[0], to)
	patterns := c.layout.pathPatterns(f.Field, at, to.name)
	if len(patterns) == 0 {
		return c.neverTrue()
	}
	c.subqueries++
	if len(where.computed) > 0 {
		return "EXISTS { " + matchEnds(patterns, where, at, "UNION ALL", "RETURN "+to.name) + where.clauses(to.name, to.depth) + "\nRETURN " + to.name + " }"
	}
	var parts []string
	for _, w := range patterns {
		parts = append(parts, "EXISTS { "+w.withCondition(where.plain)+" }")
	}
	return anyOf(parts)
}

// matchEnds matches the nodes at the ends of several patterns, so that what follows is planned once and not for each pattern.
func matchEnds(patterns []pathPattern, where conjunction, at nodeVariable, union, what string) string {
	parts := make([]string, len(patterns))
	for i, w := range patterns {
		parts[i] = w.withCondition(where.plain)
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return "CALL (" + at.name + ") { " + strings.Join(parts, "\n"+what+" "+union+" ") + "\n" + what + " }"
}

// relatedCount translates a condition on how many related nodes fit.
func (c *condition) relatedCount(f *plan.Filter, at nodeVariable) string {
	to := c.relatedVariable(f, at)
	of := nodeVariable{"c" + strconv.Itoa(to.depth), 0, to.depth}
	where := c.conjunction(&f.Sub[0], to)
	condition := c.translate(&f.Sub[1], of)
	if condition == "" {
		return ""
	}
	c.subqueries++
	return "any(" + of.name + " IN [" + countExpression(f.Field, c.layout.pathPatterns(f.Field, at, to.name), at, to, where) + "] WHERE " + condition + ")"
}

// countExpression writes how many nodes are at the ends of a field's patterns, or how many relations where the field has
// an entry for each.
func countExpression(f *ontology.Field, patterns []pathPattern, at, to nodeVariable, where conjunction) string {
	if len(patterns) == 0 {
		return "0"
	}
	what := "RETURN DISTINCT " + to.name
	if f.PerRelation() || f.Role == ontology.Related && !f.Relation.Parallel() {
		what = "RETURN " + to.name
	}
	if len(where.computed) > 0 {
		return "COUNT { " + matchEnds(patterns, where, at, "UNION", what) + where.clauses(to.name, to.depth) + "\n" + what + " }"
	}
	parts := make([]string, len(patterns))
	for i, w := range patterns {
		parts[i] = w.withCondition(where.plain) + "\n" + what
	}
	return "COUNT { " + strings.Join(parts, "\nUNION ") + " }"
}
