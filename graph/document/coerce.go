package document

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/vektah/gqlparser/v2/ast"
	"golang.org/x/text/unicode/norm"

	"graph287g/store"
)

// An InputError tells where in an input something is wrong, and what would fit.
type InputError struct {
	Path ast.Path
	What string
}

func (e *InputError) Error() string { return e.What }

func inputError(path ast.Path, format string, args ...any) *InputError {
	return &InputError{slices.Clone(path), fmt.Sprintf(format, args...)}
}

// MaxItems is how many items a list of an argument may have. Every field that a variable is given to reads all of them, and fields may
// have a hundred names.
const MaxItems = 2_000

// insteadOfNull says what to do rather than give null.
const insteadOfNull = "give a value, or leave it out; in a filter, isNull asks for what has no value"

func nullError(path ast.Path, t *ast.Type) *InputError {
	return inputError(path, "null is no %s: %s", t, insteadOfNull)
}

// An enumLiteral is an enum value as documents write it; variables give enums as strings.
type enumLiteral string

// An intLiteral and a floatLiteral are numbers as documents write them.
type (
	intLiteral   string
	floatLiteral string
)

// A place is where a value stands: how it is written, and the field of which input object (parent) or the argument that has it. An item of
// a list has no name.
type place struct {
	notation notation
	parent   *ast.Definition
	name     string
}

// coerce turns an input into the Go value of its type: nil, bool, int64, float64, string, []any or map[string]any. Inputs
// are what JSON or the literals of a document give; one function serves both, so that they mean the same.
func (p *Parser) coerce(t *ast.Type, v any, path ast.Path, at place) (any, *InputError) {
	if v == nil {
		if t.NonNull {
			return nil, nullError(path, t)
		}
		return nil, nil
	}
	if t.Elem == nil {
		return p.coerceNamed(t, v, path, at)
	}
	items, ok := v.([]any)
	if !ok {
		one, err := p.coerce(t.Elem, v, path, at)
		return []any{one}, err
	}
	if len(items) > MaxItems {
		return nil, inputError(path, "the list has %s items; at most %s go into one: ask in several requests", thousands(len(items)), thousands(MaxItems))
	}
	out := make([]any, len(items))
	for i, item := range items {
		one, err := p.coerce(t.Elem, item, append(path, ast.PathIndex(i)), place{notation: at.notation, parent: at.parent})
		if err != nil {
			return nil, err
		}
		out[i] = one
	}
	return out, nil
}

func (p *Parser) coerceNamed(t *ast.Type, v any, path ast.Path, at place) (any, *InputError) {
	def := p.schema.Types[t.NamedType]
	switch def.Kind {
	case ast.Enum:
		return p.coerceEnum(def, t, v, path, at)
	case ast.InputObject:
		return p.coerceObject(def, t, v, path, at)
	}
	out, want := coerceScalar(def.Name, v)
	if want != "" {
		if text := p.advice.instead(at, t, v); text != "" {
			want += "; " + text
		}
		return nil, inputError(path, "%s is no %s: it takes %s", describeValue(v), def.Name, want)
	}
	return out, nil
}

func (p *Parser) coerceEnum(def *ast.Definition, t *ast.Type, v any, path ast.Path, at place) (any, *InputError) {
	s, ok := v.(string)
	if e, literal := v.(enumLiteral); literal {
		s, ok = string(e), true
	}
	if ok && def.EnumValues.ForName(s) != nil {
		return s, nil
	}
	if text := p.advice.instead(at, t, v); text != "" {
		return nil, inputError(path, "%s is no %s: %s", describeValue(v), def.Name, text)
	}
	return nil, inputError(path, "%s is no %s%s", describeValue(v), def.Name, store.Nearest(shorten(s), valueNames(def)))
}

func (p *Parser) coerceObject(def *ast.Definition, t *ast.Type, v any, path ast.Path, at place) (any, *InputError) {
	m, ok := v.(map[string]any)
	if !ok {
		return nil, inputError(path, "%s is no %s: %s", describeValue(v), def.Name, cmp.Or(p.advice.instead(at, t, v), "it takes an object"))
	}
	for _, name := range slices.Sorted(maps.Keys(m)) {
		if def.Fields.ForName(name) == nil {
			nearest := p.advice.insteadOfUnknown(def, m, name, at.notation)
			if nearest == "" {
				nearest = store.Nearest(shorten(name), fieldNames(def))
			}
			return nil, inputError(append(path, ast.PathName(name)), "%s has no field %s%s", def.Name, quote(name), nearest)
		}
	}
	out := make(map[string]any, len(m))
	for _, f := range def.Fields {
		item, given := m[f.Name]
		if !given {
			if f.Type.NonNull {
				return nil, inputError(append(path, ast.PathName(f.Name)), "%s of %s is missing", f.Name, def.Name)
			}
			continue
		}
		one, err := p.coerce(f.Type, item, append(path, ast.PathName(f.Name)), place{at.notation, def, f.Name})
		if err != nil {
			return nil, err
		}
		out[f.Name] = one
	}
	return out, nil
}

// coerceScalar returns the value, or what would fit.
func coerceScalar(name string, v any) (any, string) {
	switch name {
	case "Int":
		return coerceInt(v)
	case "Float":
		return coerceFloat(v)
	case "Boolean":
		if b, ok := v.(bool); ok {
			return b, ""
		}
		return nil, "true or false"
	case "ID":
		return coerceID(v)
	case "Date":
		return coerceDate(v)
	}
	if s, ok := v.(string); ok {
		return norm.NFC.String(s), ""
	}
	return nil, "a string"
}

const wantInt = "a whole number of 32 bits"

func coerceInt(v any) (any, string) {
	var text string
	switch n := v.(type) {
	case json.Number:
		text = n.String()
	case intLiteral:
		text = string(n)
	default:
		return nil, wantInt
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || f != math.Trunc(f) || f > math.MaxInt32 || f < math.MinInt32 {
		return nil, wantInt
	}
	return int64(f), ""
}

func coerceFloat(v any) (any, string) {
	var text string
	switch n := v.(type) {
	case json.Number:
		text = n.String()
	case intLiteral:
		text = string(n)
	case floatLiteral:
		text = string(n)
	default:
		return nil, "a number"
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(f, 0) {
		return nil, "a number of 64 bits"
	}
	if f == 0 {
		f = 0 // not -0
	}
	return f, ""
}

func coerceID(v any) (any, string) {
	switch n := v.(type) {
	case string:
		return norm.NFC.String(n), ""
	case intLiteral:
		return string(n), ""
	case json.Number:
		if !strings.ContainsAny(n.String(), ".eE") {
			return n.String(), ""
		}
	}
	return nil, "a string, such as county/37119"
}

func coerceDate(v any) (any, string) {
	s, ok := v.(string)
	if _, err := time.Parse("2006-01-02", s); !ok || err != nil || s < "0001" {
		return nil, "a day that exists, written YYYY-MM-DD"
	}
	return s, ""
}

func describeValue(v any) string {
	switch v := v.(type) {
	case string:
		return quote(v)
	case enumLiteral:
		return shorten(string(v))
	case map[string]any:
		return "an object"
	case []any:
		return "a list"
	}
	return truncate(fmt.Sprint(v), 40)
}
