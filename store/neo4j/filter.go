package neo4j

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
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
		values[name] = l.fitting(&c, f.Values)
		text := "n." + c.property + " IN $p." + name
		if c.only != "" {
			text = c.only + " AND " + text
		}
		parts = append(parts, text)
	}
	switch len(parts) {
	case 0:
		values["never"] = false // no literal: Neo4j would plan it away, and the index hint with it
		return "$p.never"
	case 1:
		return parts[0]
	}
	return "(" + strings.Join(parts, " OR ") + ")"
}

// A comparison is a way in which a field is compared: with its shadow where it has one, since that has the index and
// equal keys are equal values; else with itself.
type comparison struct {
	property string
	form     form
	field    *ontology.Field // whose sort key it is; nil where it is the value
	typ      string
	only     string // what else must hold
}

// comparisons lists the ways in which kinds hold a field. Lists and value types compare with nothing, but for partial
// dates, which compare by their day where they are one.
func (l *layout) comparisons(name string, kinds ontology.KindSet) []comparison {
	var out []comparison
	for _, k := range kinds.In(l.c) {
		slot := k.Slot(name)
		if slot < 0 {
			continue
		}
		p := &l.kinds[k.Index].slots[slot]
		f := p.slot.Field
		c := comparison{property: p.name, form: p.form, typ: f.Type.Name}
		o := l.c.Object(c.typ)
		switch dated := o != nil && o.Field("precision") != nil && o.Field("date") != nil; {
		case f.Type.List || p.form == document || o != nil && !dated:
			continue
		case f.Order && (o == nil || o.Name == "PartialDate"):
			c = comparison{property: name + keySuffix, field: f, typ: f.Type.Name}
		case dated:
			c.property, c.form, c.only = name+"_date", day, "n."+name+"_precision = 'DAY'"
		}
		if !slices.ContainsFunc(out, func(d comparison) bool { return d.property == c.property && d.typ == c.typ && d.only == c.only }) {
			out = append(out, c)
		}
	}
	return out
}

// fitting returns the values that the field can have, as they are stored.
func (l *layout) fitting(c *comparison, values []any) []any {
	out := []any{}
	for _, v := range values {
		switch {
		case !ofType(c.typ, v):
			v = nil
		case c.field != nil:
			v = l.keyOf(c.field, v)
		default:
			v = c.form.native(v)
		}
		if v != nil {
			out = append(out, v)
		}
	}
	return out
}

// keyOf returns the sort key of a value as its shadow holds it; of a partial date that of a day. It is nil where there is
// no such value.
func (l *layout) keyOf(f *ontology.Field, v any) any {
	if e := l.c.Enum(f.Type.Name); e != nil {
		if _, ok := e.Rank(v.(string)); !ok {
			return nil
		}
	}
	if f.Type.Name == "PartialDate" {
		v = map[string]any{"date": v, "precision": "DAY"}
	}
	return keyValue(store.SortKey(l.c, f, v))
}

// ofType tells whether a value is one of the Go type that values of a type have.
func ofType(typ string, v any) bool {
	switch v := v.(type) {
	case string:
		return typ != "Int" && typ != "Float" && typ != "Boolean" && utf8.ValidString(v)
	case int64:
		return typ == "Int"
	case float64:
		return typ == "Float"
	case bool:
		return typ == "Boolean"
	}
	return false
}
