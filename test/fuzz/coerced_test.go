package fuzz

import (
	"bytes"
	"encoding/json"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/vektah/gqlparser/v2/ast"
	"golang.org/x/text/unicode/norm"
)

// readVariables reads an object without a key that is twice in one object, and without half of a surrogate pair.
func readVariables(raw []byte) (*jsonObject, bool) {
	if text := strings.TrimSpace(string(raw)); text == "" || text == "null" {
		return &jsonObject{}, len(raw) == 0 || text == "null"
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	v, err := readValue(d)
	o, ok := v.(*jsonObject)
	if err != nil || !ok || hasTwice(v) || hasHalfPair(string(raw)) {
		return nil, false
	}
	return o, true
}

func hasTwice(v any) bool {
	switch v := v.(type) {
	case []any:
		return slices.ContainsFunc(v, hasTwice)
	case *jsonObject:
		names := slices.Sorted(slices.Values(v.keys))
		return len(slices.Compact(names)) < len(v.keys) || slices.ContainsFunc(v.values, hasTwice)
	}
	return false
}

var escapes = regexp.MustCompile(`\\u[0-9a-fA-F]{4}|\\.`)

func hasHalfPair(text string) bool {
	all := escapes.FindAllStringIndex(text, -1)
	unit := func(i int) rune {
		if i == len(all) || all[i][1]-all[i][0] < 6 {
			return 0
		}
		n, _ := strconv.ParseUint(text[all[i][0]+2:all[i][1]], 16, 16)
		return rune(n)
	}
	for i := 0; i < len(all); i++ {
		if r := unit(i); utf16.IsSurrogate(r) {
			if i+1 == len(all) || all[i+1][0] != all[i][1] || utf16.DecodeRune(r, unit(i+1)) == '\ufffd' {
				return true
			}
			i++
		}
	}
	return false
}

// coerced is the value of a type that JSON stands for (specification, section 3, "Input Coercion").
func coerced(schema *ast.Schema, t *ast.Type, v any) (any, bool) {
	if v == nil {
		return nil, !t.NonNull
	}
	if t.Elem != nil {
		return coercedList(schema, t.Elem, v)
	}
	def := schema.Types[t.NamedType]
	number, _ := v.(json.Number)
	text, isText := v.(string)
	f, err := strconv.ParseFloat(number.String(), 64)
	finite := number != "" && err == nil
	switch {
	case def.Kind == ast.InputObject:
		return coercedObject(schema, def, v)
	case def.Kind == ast.Enum:
		return text, isText && def.EnumValues.ForName(text) != nil
	case def.Name == "Boolean":
		b, ok := v.(bool)
		return b, ok
	case def.Name == "Int":
		return int64(f), finite && f == math.Trunc(f) && math.Abs(f) <= 1<<31 && f != 1<<31
	case def.Name == "Float":
		return f + 0, finite
	case def.Name == "ID" && number != "":
		return number.String(), !strings.ContainsAny(number.String(), ".eE")
	case def.Name == "Date":
		_, err := time.Parse(time.DateOnly, text)
		return text, isText && err == nil && text >= "0001"
	}
	return norm.NFC.String(text), isText
}

func coercedList(schema *ast.Schema, elem *ast.Type, v any) (any, bool) {
	items, ok := v.([]any)
	if !ok {
		items = []any{v}
	}
	out := make([]any, len(items))
	for i := range items {
		if out[i], ok = coerced(schema, elem, items[i]); !ok && (items[i] != nil || elem.NonNull) {
			return nil, false
		}
	}
	return out, true
}

func coercedObject(schema *ast.Schema, def *ast.Definition, v any) (any, bool) {
	o, ok := v.(*jsonObject)
	if !ok {
		return nil, false
	}
	out := map[string]any{}
	for i, name := range o.keys {
		f := def.Fields.ForName(name)
		if f == nil {
			return nil, false
		}
		if out[name], ok = coerced(schema, f.Type, o.values[i]); !ok {
			return nil, false
		}
	}
	for _, f := range def.Fields {
		if _, given := out[f.Name]; !given && f.Type.NonNull && f.DefaultValue == nil {
			return nil, false
		}
	}
	return out, true
}
