package neo4j

import (
	"strconv"
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
)

// A condition is a filter as Cypher, and its values. It holds for a node exactly where store.Matcher says so.
type condition struct {
	l       *layout
	text    string // empty for what always holds
	values  params
	related bool // it looks at related nodes
}

// condition translates a filter on the node n, of one of some kinds. The text depends on the shape of the filter alone:
// `eq` is an `in` of one value, and values that no node can have are left out.
func (l *layout) condition(f *plan.Filter, kinds ontology.KindSet) condition {
	c := condition{l: l, values: params{}}
	c.text = c.translate(f, place{"n", kinds, 0})
	return c
}

// A place is where a filter is held: a variable, the kinds that it may have, and how many relations away it is.
type place struct {
	name  string
	kinds ontology.KindSet
	depth int
}

// translate returns the text of a filter, empty for what always holds. Comparisons are left bare, so that indexes serve
// them; they may be null, which is false, and only `not` has to know.
func (c *condition) translate(f *plan.Filter, at place) string {
	switch f.Op {
	case plan.And:
		return strings.Join(c.parts(f, at), " AND ")
	case plan.Or:
		return c.or(f, at)
	case plan.Not:
		text := c.translate(&f.Sub[0], at)
		if text == "" {
			return c.never()
		}
		return "NOT coalesce(" + text + ", false)"
	case plan.OfKind:
		return c.ofKind(f, at)
	case plan.Some:
		return c.some(f, at)
	case plan.Count:
		return c.count(f, at)
	case plan.Has:
		return c.has(f, at)
	}
	return c.leaf(f, at)
}

// parts translates what a filter is made of, leaving out what always holds.
func (c *condition) parts(f *plan.Filter, at place) []string {
	var out []string
	for i := range f.Sub {
		if text := c.translate(&f.Sub[i], at); text != "" {
			out = append(out, text)
		}
	}
	return out
}

func (c *condition) or(f *plan.Filter, at place) string {
	parts := c.parts(f, at)
	switch {
	case len(f.Sub) == 0:
		return c.never()
	case len(parts) < len(f.Sub):
		return "" // one of them always holds
	}
	return either(parts)
}

func either(parts []string) string {
	if len(parts) == 1 {
		return parts[0]
	}
	return "(" + strings.Join(parts, " OR ") + ")"
}

// never is what holds for no node. It is no literal: Neo4j would plan it away, and the index hint with it.
func (c *condition) never() string {
	c.values["never"] = false
	return "$p.never"
}

// value makes a parameter.
func (c *condition) value(v any) string {
	name := "f" + strconv.Itoa(len(c.values))
	c.values[name] = v
	return "$p." + name
}

// leaf compares one field. Kinds may hold fields of the same name in different forms; each form is compared with the
// values that fit it.
func (c *condition) leaf(f *plan.Filter, at place) string {
	forms := c.l.comparisons(f, at)
	if f.Op == plan.IsNull {
		return c.isNull(f, forms)
	}
	var parts []string
	for i := range forms {
		parts = append(parts, forms[i].left+c.operator(f, &forms[i]))
	}
	if len(parts) == 0 {
		return c.never()
	}
	return either(parts)
}

// has looks for one of some values in a list. No index serves that.
func (c *condition) has(f *plan.Filter, at place) string {
	for _, k := range at.kinds.In(c.l.c) {
		if slot := k.Slot(f.Field.Name); slot >= 0 && k.Slots()[slot].Field.Type.List {
			return "any(x IN " + at.name + "." + f.Field.Name + " WHERE x IN " + c.value(f.Values) + ")"
		}
	}
	return c.never()
}

// operators are those of comparisons with one value.
var operators = map[plan.FilterOp]string{
	plan.Gt: " > ", plan.Gte: " >= ", plan.Lt: " < ", plan.Lte: " <= ", plan.Contains: " CONTAINS ", plan.StartsWith: " STARTS WITH ",
}

func (c *condition) operator(f *plan.Filter, form *comparison) string {
	if text, ok := operators[f.Op]; ok {
		return text + c.value(c.l.fit(form, f.Values[0]))
	}
	values := []any{}
	for _, v := range f.Values {
		if v = c.l.fit(form, v); v != nil {
			values = append(values, v)
		}
	}
	return " IN " + c.value(values)
}

// isNull holds the absence of a value in any form against what is asked.
func (c *condition) isNull(f *plan.Filter, forms []comparison) string {
	parts := make([]string, len(forms))
	for i := range forms {
		parts[i] = forms[i].left + " IS NULL"
	}
	if len(parts) == 0 {
		return c.value(f.Values[0])
	}
	return "(" + strings.Join(parts, " AND ") + ") = " + c.value(f.Values[0])
}
