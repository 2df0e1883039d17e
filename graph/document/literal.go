package document

import (
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
)

// CoerceLiteral coerces a value of a document, with the variables in it replaced by what they hold. An absent variable
// makes an absent field of an object, and null elsewhere.
func (p *Parser) CoerceLiteral(t *ast.Type, v *ast.Value, vars map[string]any) (any, *InputError) {
	if v.Kind == ast.Variable {
		return p.fitVariable(t, vars[v.Raw])
	}
	raw, _ := p.raw(v, vars)
	return p.coerce(t, raw, nil, place{})
}

// fitVariable fits the value of a variable, which is coerced already, to the type of its place: a single value becomes a
// list.
func (p *Parser) fitVariable(t *ast.Type, v any) (any, *InputError) {
	if v == nil && t.NonNull {
		return nil, nullError(nil, t)
	}
	if _, list := v.([]any); v != nil && t.Elem != nil && !list {
		return []any{v}, nil
	}
	return v, nil
}

// raw turns a literal into what coerce takes; false stands for an absent variable.
func (p *Parser) raw(v *ast.Value, vars map[string]any) (any, bool) {
	switch v.Kind {
	case ast.Variable:
		value, ok := vars[v.Raw]
		return literalOf(value), ok
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
			out[i], _ = p.raw(c.Value, vars)
		}
		return out, true
	case ast.ObjectValue:
		out := make(map[string]any, len(v.Children))
		for _, c := range v.Children {
			if item, ok := p.raw(c.Value, vars); ok {
				out[c.Name] = item
			}
		}
		return out, true
	}
	return v.Raw, true
}

// literalOf turns what a variable holds back into what coerce takes; it was coerced when the variables were read, so that
// only its shape can still change.
func literalOf(v any) any {
	switch v := v.(type) {
	case int64:
		return intLiteral(formatInt(v))
	case float64:
		return floatLiteral(formatFloat(v))
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = literalOf(v[i])
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for name, item := range v {
			out[name] = literalOf(item)
		}
		return out
	}
	return v
}

func formatInt(n int64) string { return strconv.FormatInt(n, 10) }

func formatFloat(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }
