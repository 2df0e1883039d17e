package fuzz

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"

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
