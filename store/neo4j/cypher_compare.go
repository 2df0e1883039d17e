package neo4j

import (
	"slices"
	"unicode/utf8"

	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// A comparison tells which property a filter compares for a field: its sort key where it has one, since that has the index
// and equal keys are equal values; else the field itself.
type comparison struct {
	operand  string // what is compared
	encoding encoding
	field    *ontology.Field // whose sort key it is; nil where it is the value
	typeName string
}

// comparisons lists the different ways in which kinds store the field of a filter. Lists and object types can't be
// compared.
func (l *layout) comparisons(f *plan.Filter, at nodeVariable) []comparison {
	if f.Field == plan.CountField {
		return []comparison{{operand: at.name, typeName: f.Field.Type.Name}}
	}
	var out []comparison
	for _, k := range at.kinds.In(l.catalogue) {
		slot := k.Slot(f.Field.Name)
		if slot < 0 {
			continue
		}
		c, ok := l.comparison(f.Op, &l.kinds[k.Index].slots[slot])
		c.operand = at.name + "." + c.operand
		if ok && !slices.ContainsFunc(out, func(d comparison) bool { return d.operand == c.operand && d.typeName == c.typeName }) {
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
	case f.Type.List || p.encoding == asJSON:
		return comparison{}, false
	case op == plan.Contains || op == plan.StartsWith:
		return comparison{operand: f.Name + foldSuffix, typeName: f.Type.Name}, store.HasFoldedText(f)
	case isPartialDate(l.catalogue, f) && (op == plan.Gt || op == plan.Gte):
		return comparison{operand: f.Name + "_earliest", encoding: asDate, typeName: "Date"}, true
	case isPartialDate(l.catalogue, f) && (op == plan.Lt || op == plan.Lte):
		return comparison{operand: f.Name + "_latest", encoding: asDate, typeName: "Date"}, true
	case hasSortKey(l.catalogue, f):
		return comparison{operand: f.Name + sortKeySuffix, field: f, typeName: f.Type.Name}, p.slot.Part == nil || isPartialDate(l.catalogue, f)
	}
	return comparison{operand: p.name, encoding: p.encoding, typeName: f.Type.Name}, p.slot.Part == nil
}

// comparisonValue returns a value as the operand holds it, nil for one that it can't have.
func (l *layout) comparisonValue(c *comparison, v any) any {
	switch {
	case !isOfType(c.typeName, v):
		return nil
	case c.field != nil:
		return l.sortKeyOf(c.field, v)
	}
	return c.encoding.encode(v)
}

// sortKeyOf returns the sort key of a value as the derived property holds it; of a partial date that of a day. It is nil
// where there is no such value.
func (l *layout) sortKeyOf(f *ontology.Field, v any) any {
	if e := l.catalogue.Enum(f.Type.Name); e != nil {
		if _, ok := e.Rank(v.(string)); !ok {
			return nil
		}
	}
	if f.Type.Name == "PartialDate" {
		v = map[string]any{"date": v, "precision": "DAY"}
	}
	return encodeSortKey(store.SortKey(l.catalogue, f, v))
}

// isOfType tells whether a value is one of the Go type that values of a type have.
func isOfType(typ string, v any) bool {
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
