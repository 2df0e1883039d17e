package neo4j

import (
	"strconv"
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
)

// A condition translates filters to Cypher and collects their parameters. What it writes holds for a node exactly where
// store.Matcher says so, and depends on the shape of the filter alone: `eq` is an `in` of one value, and values that no node can
// have are left out.
type condition struct {
	layout     *layout
	values     params
	subqueries int // how many have been written: each looks at related nodes
}

// A conjunction is a filter as Cypher: all of its parts must hold.
type conjunction struct {
	plain    string   // what a WHERE takes; empty for nothing
	computed []string // what is computed by a clause of its own: see clauses
}

// condition translates a filter on the node n, of one of some kinds.
func (l *layout) condition(f *plan.Filter, kinds ontology.KindSet) (conjunction, params) {
	c := condition{layout: l, values: params{}}
	return c.conjunction(f, nodeVariable{"n", kinds, 0}), c.values
}

// conjunction translates the conditions of a filter, those apart that look at related nodes or are entangled.
func (c *condition) conjunction(f *plan.Filter, at nodeVariable) conjunction {
	var plain, computed []string
	c.split(f, at, &plain, &computed)
	return conjunction{strings.Join(plain, " AND "), computed}
}

func (c *condition) split(f *plan.Filter, at nodeVariable, plain, computed *[]string) {
	if f.Op == plan.And {
		for i := range f.Sub {
			c.split(&f.Sub[i], at, plain, computed)
		}
		return
	}
	before := c.subqueries
	switch text := c.translate(f, at); {
	case text == "":
	case c.subqueries > before || isEntangled(f):
		*computed = append(*computed, text)
	default:
		*plain = append(*plain, text)
	}
}

// isEntangled tells whether a filter has so much of `or` within `and` within `or` that it doesn't belong into a WHERE.
func isEntangled(f *plan.Filter) bool {
	levels, conditions := extent(f)
	return levels > 1 && conditions > maxEntangled
}

// maxEntangled is how many conditions a filter with several levels of `or` may have in a WHERE.
const maxEntangled = 12

// extent returns how many levels of `or` a filter has, and how many conditions.
func extent(f *plan.Filter) (levels, conditions int) {
	if len(f.Sub) == 0 {
		return 0, 1
	}
	for i := range f.Sub {
		l, c := extent(&f.Sub[i])
		levels, conditions = max(levels, l), conditions+c
	}
	if f.Op == plan.Or {
		levels++
	}
	return levels, conditions
}

// clauses writes the conditions that don't belong into a WHERE, as clauses that follow a MATCH: of a WHERE, Neo4j would plan the
// subqueries again for each way in which it might begin the MATCH, and those inside them again for each of these; and it would
// make a conjunction of it, which grows exponentially with the levels of `or`. vars are the variables that stay.
func (j conjunction) clauses(vars string, depth int) string {
	var b strings.Builder
	for _, text := range j.computed {
		t := "t" + strconv.Itoa(depth) // of another name than those around it, which it may not hide
		b.WriteString("\nWITH " + vars + ", " + text + " AS " + t + " WHERE " + t)
	}
	return b.String()
}

// A nodeVariable is a variable to which a filter applies: its name, the kinds that it may have, and how many relations
// away it is.
type nodeVariable struct {
	name  string
	kinds ontology.KindSet
	depth int
}

// translate returns the text of a filter, empty for what always holds. Comparisons are left bare, so that indexes serve
// them; they may be null, which is false, and only `not` has to know.
func (c *condition) translate(f *plan.Filter, at nodeVariable) string {
	switch f.Op {
	case plan.And:
		return strings.Join(c.parts(f, at), " AND ")
	case plan.Or:
		return c.or(f, at)
	case plan.Not:
		text := c.translate(&f.Sub[0], at)
		if text == "" {
			return c.neverTrue()
		}
		return "NOT coalesce(" + text + ", false)"
	case plan.OfKind:
		return c.ofKind(f, at)
	case plan.Some:
		return c.someRelated(f, at)
	case plan.Count:
		return c.relatedCount(f, at)
	case plan.Has:
		return c.listContains(f, at)
	}
	return c.compare(f, at)
}

// parts translates what a filter is made of, leaving out what always holds.
func (c *condition) parts(f *plan.Filter, at nodeVariable) []string {
	var out []string
	for i := range f.Sub {
		if text := c.translate(&f.Sub[i], at); text != "" {
			out = append(out, text)
		}
	}
	return out
}

func (c *condition) or(f *plan.Filter, at nodeVariable) string {
	parts := c.parts(f, at)
	switch {
	case len(f.Sub) == 0:
		return c.neverTrue()
	case len(parts) < len(f.Sub):
		return "" // one of them always holds
	}
	return anyOf(parts)
}

func anyOf(parts []string) string {
	if len(parts) == 1 {
		return parts[0]
	}
	return "(" + strings.Join(parts, " OR ") + ")"
}

// neverTrue writes what holds for no node. It isn't a literal: Neo4j would plan it away, and the index hint with it.
func (c *condition) neverTrue() string {
	c.values["never"] = false
	return "$p.never"
}

// parameter adds a parameter and returns its expression.
func (c *condition) parameter(v any) string {
	name := "f" + strconv.Itoa(len(c.values))
	c.values[name] = v
	return "$p." + name
}

// compare writes the comparison of one field. Kinds may store fields of the same name differently; each is compared with
// the values that it can have.
func (c *condition) compare(f *plan.Filter, at nodeVariable) string {
	comparisons := c.layout.comparisons(f, at)
	if f.Op == plan.IsNull {
		return c.isNull(f, comparisons)
	}
	var parts []string
	for i := range comparisons {
		parts = append(parts, comparisons[i].operand+c.operator(f, &comparisons[i]))
	}
	if len(parts) == 0 {
		return c.neverTrue()
	}
	return anyOf(parts)
}

// listContains writes whether a list contains one of some values. No index serves that.
func (c *condition) listContains(f *plan.Filter, at nodeVariable) string {
	for _, k := range at.kinds.In(c.layout.catalogue) {
		if slot := k.Slot(f.Field.Name); slot >= 0 && k.Slots()[slot].Field.Type.List {
			return "any(x IN " + at.name + "." + f.Field.Name + " WHERE x IN " + c.parameter(f.Values) + ")"
		}
	}
	return c.neverTrue()
}

// operators are those that take one value.
var operators = map[plan.FilterOp]string{
	plan.Gt: " > ", plan.Gte: " >= ", plan.Lt: " < ", plan.Lte: " <= ", plan.Contains: " CONTAINS ", plan.StartsWith: " STARTS WITH ",
}

func (c *condition) operator(f *plan.Filter, operand *comparison) string {
	if text, ok := operators[f.Op]; ok {
		return text + c.parameter(c.layout.comparisonValue(operand, f.Values[0]))
	}
	values := []any{}
	for _, v := range f.Values {
		if v = c.layout.comparisonValue(operand, v); v != nil {
			values = append(values, v)
		}
	}
	return " IN " + c.parameter(values)
}

// isNull writes whether all operands are null, compared with the value asked for.
func (c *condition) isNull(f *plan.Filter, comparisons []comparison) string {
	parts := make([]string, len(comparisons))
	for i := range comparisons {
		parts[i] = comparisons[i].operand + " IS NULL"
	}
	if len(parts) == 0 {
		return c.parameter(f.Values[0])
	}
	return "(" + strings.Join(parts, " AND ") + ") = " + c.parameter(f.Values[0])
}
