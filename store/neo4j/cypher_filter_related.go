package neo4j

import (
	"strconv"
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
)

// ofKind translates the narrowing of an interface to a kind.
func (c *condition) ofKind(f *plan.Filter, at place) string {
	narrow := at
	narrow.kinds &= f.Kinds
	if narrow.kinds == 0 {
		return c.never()
	}
	text := c.translate(&f.Sub[0], narrow)
	if narrow.kinds == at.kinds {
		return text
	}
	label := at.name + ":" + label(c.l.c, narrow.kinds)
	if text == "" {
		return "(" + label + ")"
	}
	return "(" + label + " AND " + text + ")"
}

// next is the place of the nodes that a field leads to.
func (c *condition) next(f *plan.Filter, at place) place {
	c.related = true
	return place{"m" + strconv.Itoa(at.depth+1), c.l.c.KindsOf(f.Field.Type.Name), at.depth + 1}
}

// some translates a condition on related nodes, one of which has to fit.
func (c *condition) some(f *plan.Filter, at place) string {
	to := c.next(f, at)
	where := c.translate(&f.Sub[0], to)
	var parts []string
	for _, w := range c.l.ways(f.Field, at, to.name) {
		parts = append(parts, "EXISTS { "+w.matching(where)+" }")
	}
	if len(parts) == 0 {
		return c.never()
	}
	return either(parts)
}

// count translates a condition on how many related nodes fit.
func (c *condition) count(f *plan.Filter, at place) string {
	to := c.next(f, at)
	number := countOf(f.Field, c.l.ways(f.Field, at, to.name), to.name, c.translate(&f.Sub[0], to))
	of := place{"c" + strconv.Itoa(to.depth), 0, to.depth}
	condition := c.translate(&f.Sub[1], of)
	if condition == "" {
		return ""
	}
	return "any(" + of.name + " IN [" + number + "] WHERE " + condition + ")"
}

// countOf writes how many nodes are at the ends of the ways of a field, or how many relations where it has an entry for each.
func countOf(f *ontology.Field, ways []way, name, where string) string {
	if len(ways) == 0 {
		return "0"
	}
	what := "\nRETURN DISTINCT " + name
	if f.PerRelation() || f.Role == ontology.Related && !f.Relation.Parallel() {
		what = "\nRETURN " + name
	}
	parts := make([]string, len(ways))
	for i, w := range ways {
		parts[i] = w.matching(where) + what
	}
	return "COUNT { " + strings.Join(parts, "\nUNION ") + " }"
}
