package document

import (
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
)

// Literal coerces a value of a document, with the variables in it replaced by what they hold. An absent variable makes an
// absent field of an object, and null elsewhere.
func (g *Gate) Literal(t *ast.Type, v *ast.Value, vars map[string]any) (any, *InputError) {
	if v.Kind == ast.Variable {
		return g.hold(t, vars[v.Raw])
	}
	raw, _ := g.raw(v, vars)
	return g.coerce(t, raw, nil)
}

// hold fits the value of a variable, which is coerced already, to the type of its place: a single value becomes a list.
func (g *Gate) hold(t *ast.Type, v any) (any, *InputError) {
	if v == nil && t.NonNull {
		return nil, null(nil, t)
	}
	if _, list := v.([]any); v != nil && t.Elem != nil && !list {
		return []any{v}, nil
	}
	return v, nil
}

// raw turns a literal into what coerce takes; false stands for an absent variable.
func (g *Gate) raw(v *ast.Value, vars map[string]any) (any, bool) {
	switch v.Kind {
	case ast.Variable:
		held, ok := vars[v.Raw]
		return heldValue(held), ok
	case ast.IntValue:
		return intLiteral(v.Raw), true
	case ast.FloatValue:
		return floatLiteral(v.Raw), true
	case ast.BooleanValue:
		return v.Raw == "true", true
	case ast.NullValue:
		return nil, true
	case ast.EnumValue:
		return enumLiteral(v.Raw), true
	case ast.ListValue:
		out := make([]any, len(v.Children))
		for i, c := range v.Children {
			out[i], _ = g.raw(c.Value, vars)
		}
		return out, true
	case ast.ObjectValue:
		out := make(map[string]any, len(v.Children))
		for _, c := range v.Children {
			if item, ok := g.raw(c.Value, vars); ok {
				out[c.Name] = item
			}
		}
		return out, true
	}
	return v.Raw, true
}

// A held value was coerced when the variables were read; it passes through coerce untouched but for its shape.
func heldValue(v any) any {
	switch v := v.(type) {
	case int64:
		return intLiteral(formatInt(v))
	case float64:
		return floatLiteral(formatFloat(v))
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = heldValue(v[i])
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for name, item := range v {
			out[name] = heldValue(item)
		}
		return out
	}
	return v
}

func formatInt(n int64) string { return strconv.FormatInt(n, 10) }

func formatFloat(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }
