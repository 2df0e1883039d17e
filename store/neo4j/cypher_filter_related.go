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
	c.related = true
	return nodeVariable{"m" + strconv.Itoa(at.depth+1), c.layout.catalogue.KindsOf(f.Field.Type.Name), at.depth + 1}
}

// someRelated translates a condition on related nodes, one of which has to fit.
func (c *condition) someRelated(f *plan.Filter, at nodeVariable) string {
	to := c.relatedVariable(f, at)
	where := c.translate(&f.Sub[0], to)
	var parts []string
	for _, w := range c.layout.pathPatterns(f.Field, at, to.name) {
		parts = append(parts, "EXISTS { "+w.withCondition(where)+" }")
	}
	if len(parts) == 0 {
		return c.neverTrue()
	}
	return anyOf(parts)
}

// relatedCount translates a condition on how many related nodes fit.
func (c *condition) relatedCount(f *plan.Filter, at nodeVariable) string {
	to := c.relatedVariable(f, at)
	number := countExpression(f.Field, c.layout.pathPatterns(f.Field, at, to.name), to.name, c.translate(&f.Sub[0], to))
	of := nodeVariable{"c" + strconv.Itoa(to.depth), 0, to.depth}
	condition := c.translate(&f.Sub[1], of)
	if condition == "" {
		return ""
	}
	return "any(" + of.name + " IN [" + number + "] WHERE " + condition + ")"
}

// countExpression writes how many nodes are at the ends of a field's patterns, or how many relations where the field has
// an entry for each.
func countExpression(f *ontology.Field, patterns []pathPattern, name, where string) string {
	if len(patterns) == 0 {
		return "0"
	}
	what := "\nRETURN DISTINCT " + name
	if f.PerRelation() || f.Role == ontology.Related && !f.Relation.Parallel() {
		what = "\nRETURN " + name
	}
	parts := make([]string, len(patterns))
	for i, w := range patterns {
		parts[i] = w.withCondition(where) + what
	}
	return "COUNT { " + strings.Join(parts, "\nUNION ") + " }"
}
