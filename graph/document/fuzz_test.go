package document_test

import (
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/graph/apierror"
)

// FuzzDocument holds that no text makes the parser panic, and that each refusal has a code and a message.
func FuzzDocument(f *testing.F) {
	for _, text := range []string{
		"", "{", "{ meta { version } }", "query A($n: Int = 3) { counties(first: $n) { nodes { id ...F } } } fragment F on County { name }",
		`{ nodes(ids: ["a", "b"]) { ... on County @skip(if: true) { fips } __typename } }`, "fragment F on F { ...F }", "{ ...F } fragment F on Query { ...F }",
		`{ a: county(fips: """x""") { state { code } } b: agencies(filter: {kind: {in: [POLICE]}}, orderBy: [{name: ASC}]) { totalCount } }`,
		"{ __schema { types { name } } __type(name: \"A\") { kind } }", "subscription { x }", "extend type Query { a: Int }", "query($v: [Int!]! = [1, null]) { meta { version } }",
	} {
		f.Add(text)
	}
	p := public(f)
	f.Fuzz(func(t *testing.T, text string) {
		doc, errs := p.Parse(text, false)
		if (doc == nil) == (len(errs) == 0) {
			t.Fatalf("%q: both or neither of a document and errors: %v", text, errs)
		}
		for _, e := range errs {
			if apierror.CodeOf(e) == "" || e.Message == "" {
				t.Errorf("%q: %+v", text, e)
			}
		}
		if doc == nil {
			return
		}
		for _, op := range doc.AST.Operations {
			_, _ = p.CoerceVariables(op, nil)
		}
		_, _ = doc.Operation("")
	})
}

// FuzzVariables holds that no JSON makes the coercion panic, and that what it takes are values of the types asked for.
func FuzzVariables(f *testing.F) {
	for _, vars := range []string{
		"", "null", "{}", "[]", `{"i":1,"f":2.5,"s":"x","b":true,"d":"a","c":"RED","e":{"b":1}}`, `{"i":1e400}`, `{"e":{"b":1,"inner":{"b":2,"inner":null}}}`,
		`{"l":[1,null]}`, `{"l":1}`, `{"c":1}`, `{"s":"\ud800"}`, `{"i":-0}`, `{"e":[{"b":1}]}`, `{"i":1}{"i":2}`,
	} {
		f.Add([]byte(vars))
	}
	p := types(f)
	doc, errs := p.Parse(`query($i: Int, $f: Float, $s: String, $b: Boolean, $d: ID, $c: Color, $e: Example, $l: [Int!]) {
		Int(x: $i) Float(x: $f) String(x: $s) Boolean(x: $b) ID(x: $d) Color(x: $c) Example(x: $e) Ints(x: $l) }`, false)
	if len(errs) > 0 {
		f.Fatal(errs)
	}
	op := doc.AST.Operations[0]
	f.Fuzz(func(t *testing.T, raw []byte) {
		vars, errs := p.CoerceVariables(op, raw)
		for _, e := range errs {
			if apierror.CodeOf(e) != apierror.BadUserInput {
				t.Errorf("%q: %+v", raw, e)
			}
		}
		if len(errs) > 0 {
			return
		}
		for name, v := range vars {
			if !fits(name, v) {
				t.Errorf("%q: %s is %#v", raw, name, v)
			}
		}
		for _, sel := range op.SelectionSet { // what was taken once is taken in its place
			field := sel.(*ast.Field)
			if _, err := p.CoerceLiteral(field.Definition.Arguments[0].Type, field.Arguments[0].Value, vars); err != nil {
				t.Errorf("%q: %v", raw, err)
			}
		}
	})
}

func fits(name string, v any) bool {
	if v == nil {
		return true
	}
	switch v := v.(type) {
	case int64:
		return name == "i" && v == int64(int32(v))
	case float64:
		return name == "f"
	case bool:
		return name == "b"
	case string:
		return name == "s" || name == "d" || name == "c" && (v == "RED" || v == "GREEN")
	case []any:
		for _, item := range v {
			if item == nil || !fits("i", item) {
				return false
			}
		}
		return name == "l"
	case map[string]any:
		return name == "e" && v["b"] != nil && fits("i", v["b"]) && fits("e", v["inner"]) && fits("l", v["list"])
	}
	return false
}
