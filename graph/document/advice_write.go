package document

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/store"
)

// A notation is how a value is written.
type notation uint8

const (
	literals  notation = iota // in a document
	variables                 // as JSON
)

// An object is an input object whose fields stay in order.
type object []member

// value returns that of a field; nil where there is none.
func (o object) value(name string) any {
	for _, m := range o {
		if m.name == name {
			return m.value
		}
	}
	return nil
}

type member struct {
	name  string
	value any
}

// A variableName stands for a variable in a value.
type variableName string

// longestAdvice is from how many bytes on what would be right isn't written out.
const longestAdvice = 240

// members writes the fields of an object without its braces, and of an item of a list, which has no name, the value alone; empty where that
// would be too long.
func (n notation) members(o object) string {
	text := strings.TrimSuffix(strings.TrimPrefix(n.write(o), "{"), "}")
	if len(o) == 1 && o[0].name == "" {
		text = n.write(o[0].value)
	}
	if len(text) > longestAdvice {
		return ""
	}
	return text
}

func (n notation) write(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case bool:
		if v {
			return "true"
		}
		return "false"
	case enumLiteral:
		if n == variables {
			return quote(string(v))
		}
		return shorten(string(v))
	case intLiteral:
		return shorten(string(v))
	case floatLiteral:
		return shorten(string(v))
	case json.Number:
		return shorten(v.String())
	case variableName:
		return "$" + shorten(string(v))
	case string:
		return quote(v)
	case []any:
		return n.writeList(v)
	}
	if o, ok := asObject(v); ok {
		return n.writeObject(o)
	}
	return "…"
}

// longestShown is how many items of a list or fields of an object are written out.
const longestShown = 5

func (n notation) writeList(items []any) string {
	var parts []string
	for i, item := range items {
		if i == longestShown {
			parts = append(parts, "…")
			break
		}
		parts = append(parts, n.write(item))
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

func (n notation) writeObject(o object) string {
	var parts []string
	for i, m := range o {
		if i == longestShown {
			parts = append(parts, "…")
			break
		}
		name := shorten(m.name)
		if n == variables {
			name = string(store.AppendString(nil, name))
		}
		parts = append(parts, name+": "+n.write(m.value))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// given returns a literal as coerce takes it, but with the names of its variables in it and with its fields in order.
func given(v *ast.Value) any {
	switch v.Kind {
	case ast.Variable:
		return variableName(v.Raw)
	case ast.IntValue:
		return intLiteral(v.Raw)
	case ast.FloatValue:
		return floatLiteral(v.Raw)
	case ast.BooleanValue:
		return v.Raw == "true"
	case ast.NullValue:
		return nil
	case ast.EnumValue:
		return enumLiteral(v.Raw)
	case ast.ListValue:
		out := make([]any, len(v.Children))
		for i, c := range v.Children {
			out[i] = given(c.Value)
		}
		return out
	case ast.ObjectValue:
		out := make(object, len(v.Children))
		for i, c := range v.Children {
			out[i] = member{c.Name, given(c.Value)}
		}
		return out
	}
	return v.Raw
}

// asObject returns an object in either form.
func asObject(v any) (object, bool) {
	switch v := v.(type) {
	case object:
		return v, true
	case map[string]any:
		var o object
		for _, name := range slices.Sorted(maps.Keys(v)) {
			o = append(o, member{name, v[name]})
		}
		return o, true
	}
	return nil, false
}

// textOf returns a value as the text that it is written with; false for lists, objects and null.
func textOf(v any) (string, bool) {
	switch v := v.(type) {
	case string:
		return v, true
	case enumLiteral:
		return string(v), true
	case intLiteral:
		return string(v), true
	case floatLiteral:
		return string(v), true
	case json.Number:
		return v.String(), true
	case bool:
		return literals.write(v), true
	}
	return "", false
}
