package fuzz

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/ontology"
	"graph287g/store"
)

// A drawer makes values of input types, as choices say.
type drawer struct {
	schema *ast.Schema
	known  map[string][]any // by the name of a field: values that there are
	wrong  bool             // makes values of other types too, and null where it may not be
}

// valuesOf lists the values of a graph by field, a hundred at most of each kind.
func valuesOf(f *testing.F, s *subject) map[string][]any {
	f.Helper()
	out, of := map[string][]any{}, map[string]int{}
	for r, err := range s.store.Export(f.Context()) {
		if err != nil {
			f.Fatal(err)
		}
		n := r.Node
		if n == nil || of[n.Kind] == 100 {
			continue
		}
		of[n.Kind]++
		out["id"] = append(out["id"], n.ID)
		for _, field := range ontology.Must().Kind(n.Kind).Fields {
			v := n.Properties[field.Name]
			if date, ok := v.(map[string]any); ok {
				v = date["date"]
			}
			if field.Role == ontology.Stored && field.Name != "id" && v != nil {
				out[field.Name] = append(out[field.Name], v)
			}
		}
	}
	for name, field := range map[string]string{"ids": "id", "from": "id", "to": "id", "query": "name", "value": "name", "asOf": "signedOn", "knownAt": "publishedOn"} {
		out[name] = append(out[name], out[field]...)
	}
	return out
}

// drawn is a value that choices have made: nil, bool, string, json.Number, []any or *jsonObject.
type drawn = any

// maxDepth is how deep drawn values go; then objects stay empty.
const maxDepth = 7

func (d *drawer) value(made *choices, of *ast.Type, field string, depth int) drawn {
	if d.wrong && made.number(24) == 23 {
		return from(made, oddValues)
	}
	if of.Elem != nil {
		list := []any{}
		for n := made.number(4); n > 0 && depth < maxDepth; n-- {
			list = append(list, d.value(made, of.Elem, field, depth+1))
		}
		return list
	}
	def := d.schema.Types[of.NamedType]
	switch def.Kind {
	case ast.Enum:
		return from(made, def.EnumValues).Name
	case ast.InputObject:
		return d.object(made, def, field, depth)
	}
	return d.scalar(made, def.Name, field)
}

var oddValues = []any{
	nil, true, "", "a", json.Number("0"), json.Number("1.5"), json.Number("1e3"), json.Number("-0"), json.Number("1e400"), json.Number("2147483648"), json.Number("123456789012345678901234567890"),
	[]any{}, []any{nil}, []any{[]any{}}, &jsonObject{}, &jsonObject{[]string{"a"}, []any{nil}}, &jsonObject{[]string{"a", "a"}, []any{true, true}},
}

// object chooses some of the fields. Those that need another (of a list's filter, `where` needs `count`) mostly get it.
func (d *drawer) object(made *choices, def *ast.Definition, field string, depth int) drawn {
	o := &jsonObject{}
	for n := 1 + made.number(3); n > 0 && depth < maxDepth; n-- {
		f := from(made, def.Fields)
		if slices.Contains(o.keys, f.Name) {
			continue
		}
		d.put(made, o, f, field, depth)
		if count := def.Fields.ForName("count"); f.Name == "where" && count != nil && !slices.Contains(o.keys, "count") {
			d.put(made, o, count, "count", depth)
		}
	}
	return o
}

// put gives an object a field. Within the comparison of a value the field is the one that is compared.
func (d *drawer) put(made *choices, o *jsonObject, f *ast.FieldDefinition, field string, depth int) {
	if d.schema.Types[f.Type.Name()].Kind == ast.InputObject && f.Name != "not" && f.Name != "some" && f.Name != "none" && f.Name != "every" && f.Name != "and" && f.Name != "or" {
		field = f.Name
	}
	v := d.value(made, f.Type, field, depth+1)
	if text, ok := v.(string); ok && !d.wrong && (f.Name == "contains" || f.Name == "startsWith") && store.Fold(text) == "" {
		v = "e" // there must be something to look for
	}
	o.keys, o.values = append(o.keys, f.Name), append(o.values, v)
}

func (d *drawer) scalar(made *choices, name, field string) drawn {
	if known := d.known[field]; len(known) > 0 && made.number(4) > 0 {
		if v := fitting(name, from(made, known)); v != nil {
			if text, ok := v.(string); ok && name == "String" && made.number(3) == 2 {
				return part(made, text)
			}
			return v
		}
	}
	switch name {
	case "Boolean":
		return made.number(2) == 1
	case "Int":
		return from(made, []json.Number{"0", "1", "2", "3", "-1", "10", "100", "1990", "2147483647", "-2147483648"})
	case "Float":
		return from(made, []json.Number{"0", "1", "0.1", "-1.5", "1e3", "287", "5e-324", "1.7976931348623157e308"})
	case "Date":
		return from(made, []string{"2018-12-05", "0001-01-01", "9999-12-31", "2019-01-01", "2020-02-29", "1996-09-30", "2025-01-20"})
	}
	return from(made, words)
}

// fitting is a stored value as one of a type, nil where it is of another.
func fitting(name string, v any) drawn {
	switch v := v.(type) {
	case string:
		if name == "String" || name == "ID" || name == "Date" && day.MatchString(v) {
			return v
		}
	case bool:
		if name == "Boolean" {
			return v
		}
	case int64:
		if name == "Int" && v == int64(int32(v)) {
			return json.Number(strconv.FormatInt(v, 10))
		}
	case float64:
		if text, err := json.Marshal(v); err == nil && name == "Float" {
			return json.Number(text)
		}
	}
	return nil
}

// part is a piece of a text.
func part(made *choices, text string) string {
	runes := []rune(text)
	if len(runes) == 0 {
		return ""
	}
	start := made.number(len(runes))
	return string(runes[start : start+1+made.number(min(len(runes)-start, 8))])
}

// asJSON writes a drawn value as JSON; an object may have a key twice.
func asJSON(v drawn) string {
	switch v := v.(type) {
	case []any:
		parts := make([]string, len(v))
		for i := range v {
			parts[i] = asJSON(v[i])
		}
		return "[" + strings.Join(parts, ",") + "]"
	case *jsonObject:
		parts := make([]string, len(v.keys))
		for i := range v.keys {
			parts[i] = asJSON(v.keys[i]) + ":" + asJSON(v.values[i])
		}
		return "{" + strings.Join(parts, ",") + "}"
	}
	text, _ := json.Marshal(v) // a scalar
	return string(text)
}

// asLiteral writes a value of a type, as JSON or package document have it, as documents do.
func asLiteral(schema *ast.Schema, t *ast.Type, v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case []any:
		elem := t
		if t.Elem != nil {
			elem = t.Elem
		}
		parts := make([]string, len(v))
		for i := range v {
			parts[i] = asLiteral(schema, elem, v[i])
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case *jsonObject:
		parts := make([]string, len(v.keys))
		for i := range v.keys {
			parts[i] = v.keys[i] + ": " + asLiteral(schema, schema.Types[t.Name()].Fields.ForName(v.keys[i]).Type, v.values[i])
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case map[string]any:
		o := &jsonObject{}
		for name := range v {
			o.keys = append(o.keys, name)
		}
		slices.Sort(o.keys)
		for _, name := range o.keys {
			o.values = append(o.values, v[name])
		}
		return asLiteral(schema, t, o)
	case string:
		if schema.Types[t.Name()].Kind == ast.Enum {
			return v
		}
		return quoted(v)
	}
	text, _ := json.Marshal(v) // a number or Boolean
	return string(text)
}
