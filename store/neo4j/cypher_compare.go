package neo4j

import (
	"slices"
	"unicode/utf8"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// A comparison is a way in which a field is compared: with its shadow where it has one, since that has the index and
// equal keys are equal values; else with itself.
type comparison struct {
	left  string // what is compared
	form  form
	field *ontology.Field // whose sort key it is; nil where it is the value
	typ   string
}

// comparisons lists the ways in which kinds hold the field of a filter. Lists and other value types compare with nothing.
func (l *layout) comparisons(f *plan.Filter, at place) []comparison {
	if f.Field == plan.CountField {
		return []comparison{{left: at.name, typ: f.Field.Type.Name}}
	}
	var out []comparison
	for _, k := range at.kinds.In(l.c) {
		slot := k.Slot(f.Field.Name)
		if slot < 0 {
			continue
		}
		c, ok := l.comparison(f.Op, &l.kinds[k.Index].slots[slot])
		c.left = at.name + "." + c.left
		if ok && !slices.ContainsFunc(out, func(d comparison) bool { return d.left == c.left && d.typ == c.typ }) {
			out = append(out, c)
		}
	}
	return out
}

// comparison tells how an operation compares a field of one kind. Of a partial date `gt` and `gte` compare the earliest
// day, `lt` and `lte` the latest, all others the sort key of a day.
func (l *layout) comparison(op plan.FilterOp, p *property) (comparison, bool) {
	f := p.slot.Field
	switch {
	case f.Type.List || p.form == document:
		return comparison{}, false
	case op == plan.Contains || op == plan.StartsWith:
		return comparison{left: f.Name + foldSuffix, typ: f.Type.Name}, store.Searchable(f)
	case dated(l.c, f) && (op == plan.Gt || op == plan.Gte):
		return comparison{left: f.Name + "_earliest", form: day, typ: "Date"}, true
	case dated(l.c, f) && (op == plan.Lt || op == plan.Lte):
		return comparison{left: f.Name + "_latest", form: day, typ: "Date"}, true
	case keyed(l.c, f):
		return comparison{left: f.Name + keySuffix, field: f, typ: f.Type.Name}, p.slot.Part == nil || dated(l.c, f)
	}
	return comparison{left: p.name, form: p.form, typ: f.Type.Name}, p.slot.Part == nil
}

// fit returns a value as the field holds it, nil for one that it can't have.
func (l *layout) fit(c *comparison, v any) any {
	switch {
	case !ofType(c.typ, v):
		return nil
	case c.field != nil:
		return l.keyOf(c.field, v)
	}
	return c.form.native(v)
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
