package fuzz

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"
	"golang.org/x/text/unicode/norm"

	"graph287g/graph"
	"graph287g/graph/apierror"
)

// FuzzVariables: whatever JSON is given for the variables, and whatever the type of the variable, it is taken where the specification
// takes it, with the value that it has; what is refused says which variable it is. What is taken stays the same when it is given again,
// and is answered as the same value written in the document is.
func FuzzVariables(f *testing.F) {
	s := curated(f)
	places := placesOf(s.schema)
	d := &drawer{schema: s.schema, wrong: true}
	for i := range places {
		f.Add(uint16(i), []byte(nil), []byte{1, byte(i), 2, 9, byte(3 * i), 1, 5, byte(7 * i), 77})
		leaf := s.schema.Types[places[i].of.Name()].IsLeafType()
		for j, raw := range oddVariables {
			if leaf || j%len(places) == i {
				f.Add(uint16(i), []byte(raw), []byte(nil))
			}
		}
	}
	f.Fuzz(func(t *testing.T, which uint16, raw, drawn []byte) {
		p := &places[int(which)%len(places)]
		if len(drawn) > 0 {
			made := choices(drawn)
			raw = []byte(asJSON(&jsonObject{[]string{"v"}, []any{d.value(&made, p.of, "", 0)}}))
		}
		c := &variablesCase{t, s, p, raw}
		if value, taken := c.check(); taken {
			c.checkLiteral(value)
		}
	})
}

var oddVariables = []string{
	"", "null", "{}", "[]", "1", " {} ", "{", `{"v":null}`, `{"v":1}`, `{"v":1.0}`, `{"v":1.5}`, `{"v":1e2}`, `{"v":1e400}`, `{"v":-0}`, `{"v":2147483648}`, `{"v":99999999999999999999}`, `{"v":"a"}`, `{"v":""}`,
	`{"v":"e\u0301"}`, `{"v":"\ud800"}`, `{"v":"\ud83d\ude00"}`, `{"v":"\\ud800"}`, `{"v":"\u0000"}`, `{"v":"2020-02-30"}`, `{"v":"2020-02-29"}`, `{"v":true}`, `{"v":[]}`, `{"v":[null]}`, `{"v":[[1]]}`, `{"v":["a","b"]}`,
	`{"v":{}}`, `{"v":{"a":1}}`, `{"v":{"eq":"x"}}`, `{"v":{"eq":null}}`, `{"v":{"id":{"eq":"county/37119"}}}`, `{"v":{"not":{"not":{}}}}`, `{"v":{"and":[{},null]}}`, `{"v":{"and":{}}}`, `{"v":1,"v":2}`, `{"w":{"a":1,"a":2}}`, `{"v":1}{"v":2}`,
	`{"v":` + strings.Repeat("[", 120) + strings.Repeat("]", 120) + `}`, `{"v":` + strings.Repeat(`{"not":`, 100) + "{}" + strings.Repeat("}", 100) + `}`, "{\"v\":\"\xff\"}",
}

// A place is an operation with one variable, $v.
type place struct {
	text string
	of   *ast.Type
}

// placesOf finds a place for every type that an argument or a field of an input has, in a fixed order.
func placesOf(schema *ast.Schema) []place {
	b := &placeFinder{schema: schema, found: map[string]place{}, seen: map[string]bool{}}
	b.add("query($v: Boolean!) { __typename @skip(if: $v) }", ast.NonNullNamedType("Boolean", nil))
	b.add("query($v: Boolean = true) { __typename @include(if: $v) }", ast.NamedType("Boolean", nil))
	b.ofType("Query", "%s", 0)
	var out []place
	for _, name := range slices.Sorted(maps.Keys(b.found)) {
		out = append(out, b.found[name])
	}
	return out
}

type placeFinder struct {
	schema *ast.Schema
	found  map[string]place // by type
	seen   map[string]bool  // output types
}

func (b *placeFinder) add(text string, of *ast.Type) {
	if _, known := b.found[of.String()]; !known {
		b.found[of.String()] = place{text: text, of: of}
	}
}

// ofType looks at all fields of an output type; around is what stands around a selection of it.
func (b *placeFinder) ofType(name, around string, depth int) {
	if b.seen[name] {
		return
	}
	b.seen[name] = true
	def := b.schema.Types[name]
	for _, f := range def.Fields {
		if strings.HasPrefix(f.Name, "__") {
			continue
		}
		selection := ""
		if b.schema.Types[f.Type.Name()].IsCompositeType() {
			selection = " { __typename }"
		}
		for _, a := range f.Arguments {
			args := append(b.required(f, a), a.Name+": %s")
			b.ofInput(fmt.Sprintf(around, "{ "+f.Name+"("+strings.Join(args, ", ")+")"+selection+" }"), a.Type, 0)
		}
	}
	for _, f := range def.Fields { // the shortest ways first
		if !strings.HasPrefix(f.Name, "__") && depth < 8 && b.schema.Types[f.Type.Name()].IsCompositeType() {
			args := ""
			if required := b.required(f, nil); len(required) > 0 {
				args = "(" + strings.Join(required, ", ") + ")"
			}
			b.ofType(f.Type.Name(), fmt.Sprintf(around, "{ "+f.Name+args+" %s }"), depth+1)
		}
	}
	if def.IsAbstractType() {
		for _, k := range b.schema.GetPossibleTypes(def) {
			b.ofType(k.Name, fmt.Sprintf(around, "{ ... on "+k.Name+" %s }"), depth+1)
		}
	}
}

// required are the arguments that a field can't do without, but for one.
func (b *placeFinder) required(f *ast.FieldDefinition, but *ast.ArgumentDefinition) []string {
	var out []string
	for _, a := range f.Arguments {
		if a.Type.NonNull && a.DefaultValue == nil && a != but {
			value := `"county/37119"`
			if def := b.schema.Types[a.Type.Name()]; def.Kind == ast.Enum {
				value = def.EnumValues[0].Name
			}
			out = append(out, a.Name+": "+value)
		}
	}
	return out
}

// ofInput adds a place for a value of a type, and of what is within it. text is the operation with %s in the place.
func (b *placeFinder) ofInput(text string, of *ast.Type, depth int) {
	if _, known := b.found[of.String()]; known || depth > 4 {
		return
	}
	b.add(fmt.Sprintf("query($v: %s) "+text, of, "$v"), of)
	def := b.schema.Types[of.Name()]
	if def.Kind != ast.InputObject {
		return
	}
	for _, f := range def.Fields {
		inner := "{" + f.Name + ": %s}"
		if of.Elem != nil {
			inner = "[" + inner + "]"
		}
		b.ofInput(fmt.Sprintf(text, inner), f.Type, depth+1)
	}
}

type variablesCase struct {
	t   *testing.T
	s   *subject
	p   *place
	raw []byte
}

// check holds what the parser takes against what the specification does, and returns it.
func (c *variablesCase) check() (value any, taken bool) {
	doc, failed := c.s.parser.Parse(c.p.text, false)
	if len(failed) > 0 {
		c.t.Fatalf("%s: %v", c.p.text, failed)
	}
	op := doc.AST.Operations[0]
	vars, errs := c.s.parser.CoerceVariables(op, c.raw)
	for _, e := range errs {
		if apierror.CodeOf(e) != apierror.BadUserInput || e.Message == "" || len(e.Message) > maxMessage || internals.MatchString(e.Message) && !internals.Match(c.raw) {
			c.t.Errorf("%s with %.500q: %+v", c.p.text, c.raw, e)
		}
	}
	want, ok := c.want(op.VariableDefinitions[0])
	if !ok {
		if len(errs) == 0 {
			c.t.Errorf("%s: %.1000q was taken, as %#v", c.p.text, c.raw, vars)
		}
		return nil, false
	}
	if len(errs) > 0 {
		c.t.Errorf("%s: %.1000q was refused: %v", c.p.text, c.raw, errs)
		return nil, false
	}
	if diff := cmp.Diff(want, vars); diff != "" {
		c.t.Errorf("%s: %.1000q is another value (-want +got):\n%s", c.p.text, c.raw, diff)
	}
	encoded, err := json.Marshal(vars)
	if err != nil {
		c.t.Fatal(err)
	}
	again, errs := c.s.parser.CoerceVariables(op, encoded)
	if diff := cmp.Diff(vars, again); diff != "" || len(errs) > 0 {
		c.t.Errorf("%s: given again, %.1000q is another value: %v\n%s", c.p.text, c.raw, errs, diff)
	}
	value, given := vars["v"]
	return value, given
}

// checkLiteral holds that a value is answered alike whether a variable has it or the document.
func (c *variablesCase) checkLiteral(value any) {
	written := c.p.text[strings.Index(c.p.text, ") ")+2:]
	written = strings.Replace(written, "$v", asLiteral(c.s.schema, c.p.of, value), 1)
	one := c.s.engine.Execute(c.t.Context(), graph.Request{Query: c.p.text, Variables: c.raw})
	other := c.s.engine.Execute(c.t.Context(), graph.Request{Query: written})
	if logged := c.s.log.take(); logged != "" {
		c.t.Errorf("something went wrong: %s", logged)
	}
	a, b := readAnswer(c.t, one.Body, c.p.text, string(c.raw)), readAnswer(c.t, other.Body, written)
	switch {
	case other.Code == apierror.CostExceeded && one.Code == "": // too many tokens
	case one.Code == apierror.BadUserInput && other.Code == apierror.ValidationFailed: // null where it may not be
	case one.Code != other.Code || !bytes.Equal(a.Data, b.Data):
		c.t.Errorf("%s with %.1000q, and %s\n%.1000s\n%.1000s", c.p.text, c.raw, written, one.Body, other.Body)
	}
}

// want is what the specification makes of the variables: the value of each that has one.
func (c *variablesCase) want(def *ast.VariableDefinition) (map[string]any, bool) {
	out := map[string]any{}
	o, ok := readVariables(c.raw)
	if !ok {
		return nil, false
	}
	i := slices.Index(o.keys, "v")
	switch {
	case i >= 0:
		v, ok := coerced(c.s.schema, def.Type, o.values[i])
		if ok && v == nil && def.DefaultValue != nil && strings.Contains(c.p.text, "(if: $v)") {
			return nil, false // null where it may not stand
		}
		out["v"] = v
		return out, ok
	case def.DefaultValue != nil:
		out["v"] = true // of the one place that has a default
		return out, true
	}
	return out, !def.Type.NonNull
}

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
