package neo4j

import (
	"slices"
	"strconv"
	"strings"

	"graph287g/ontology"
	"graph287g/plan"
)

// A condition is a filter as Cypher, and its values. It holds for a node exactly where store.Match does.
type condition struct {
	text   string // empty for what always holds
	values params
}

// condition translates a filter on the node n, of one of some kinds. The text depends on the fields alone: `eq` is an
// `in` of one value, and values that no node can have are left out.
func (l *layout) condition(f *plan.Filter, kinds ontology.KindSet) condition {
	c := condition{values: params{}}
	c.text = l.translate(f, kinds, c.values)
	return c
}

func (l *layout) translate(f *plan.Filter, kinds ontology.KindSet, values params) string {
	if f.Op == plan.Eq || f.Op == plan.In {
		return l.leaf(f, kinds, values)
	}
	var parts []string
	for i := range f.Sub {
		if text := l.translate(&f.Sub[i], kinds, values); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, " AND ")
}

// leaf compares one field. Kinds may hold fields of the same name in different forms; each form is compared with the
// values that fit it.
func (l *layout) leaf(f *plan.Filter, kinds ontology.KindSet, values params) string {
	var parts []string
	for _, c := range l.comparisons(f.Field.Name, kinds) {
		name := "f" + strconv.Itoa(len(values))
		values[name] = c.fitting(f.Values)
		text := "n." + c.property + " IN $p." + name
		if c.only != "" {
			text = c.only + " AND " + text
		}
		parts = append(parts, text)
	}
	switch len(parts) {
	case 0:
		return "false"
	case 1:
		return parts[0]
	}
	return "(" + strings.Join(parts, " OR ") + ")"
}

// A comparison is a way in which a field is compared.
type comparison struct {
	property string
	form     form
	typ      string
	only     string // what else must hold
}

// comparisons lists the ways in which kinds hold a field. Lists and value types compare with nothing, but for partial
// dates, which compare by their day where they are one.
func (l *layout) comparisons(field string, kinds ontology.KindSet) []comparison {
	var out []comparison
	for _, k := range kinds.In(l.c) {
		slot := k.Slot(field)
		if slot < 0 {
			continue
		}
		p := &l.kinds[k.Index].slots[slot]
		c := comparison{property: p.name, form: p.form, typ: p.slot.Field.Type.Name}
		switch o := l.c.Object(c.typ); {
		case p.slot.Field.Type.List || p.form == document:
			continue
		case o != nil && (o.Field("precision") == nil || o.Field("date") == nil):
			continue
		case o != nil:
			c.property, c.form, c.only = field+"_date", day, "n."+field+"_precision = 'DAY'"
		}
		if !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// fitting returns the values that a field of this type can have, as the driver sends them.
func (c *comparison) fitting(values []any) []any {
	out := []any{}
	for _, v := range values {
		switch v := v.(type) {
		case string:
			if c.typ == "Int" || c.typ == "Float" || c.typ == "Boolean" || len(whole([]string{v})) == 0 {
				continue
			}
			if native := c.form.native(v); native != nil {
				out = append(out, native)
			}
		case int64:
			if c.typ == "Int" {
				out = append(out, v)
			}
		case float64:
			if c.typ == "Float" {
				out = append(out, keyValue(v))
			}
		case bool:
			if c.typ == "Boolean" {
				out = append(out, v)
			}
		}
	}
	return out
}
