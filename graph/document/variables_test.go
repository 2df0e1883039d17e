package document_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/graph/apierror"
	"graph287g/graph/document"
)

// Variables within literals: the rest of the specification's table of input objects.
func TestVariablesWithinLiterals(t *testing.T) {
	p := types(t)
	for _, x := range []struct {
		query, vars string
		want        any
		refused     string
	}{
		{`query($v: String) { Example(x: {a: $v, b: 123}) }`, `{"v": null}`, map[string]any{"a": nil, "b": int64(123)}, ""},
		{`query($v: String) { Example(x: {a: $v, b: 123}) }`, `{}`, map[string]any{"b": int64(123)}, ""},
		{`query($v: Int!) { Example(x: {b: $v}) }`, `{"v": 123}`, map[string]any{"b": int64(123)}, ""},
		{`query($v: Int = 5) { Example(x: {b: $v}) }`, `{}`, map[string]any{"b": int64(5)}, ""},
		{`query($v: Int = 5) { Example(x: {b: $v}) }`, `{"v": null}`, nil, "null is no Int!"},
		{`query($v: Color) { Example(x: {b: 1, color: $v}) }`, `{"v": "RED"}`, map[string]any{"b": int64(1), "color": "RED"}, ""},
		{`query($v: Int!) { Ints(x: [1, $v]) }`, `{"v": 2}`, []any{int64(1), int64(2)}, ""},
		{`query($v: Int) { IntsWithNull(x: [1, $v]) }`, `{}`, []any{int64(1), nil}, ""},
		{`query($v: [Int!]) { Example(x: {b: 1, list: $v}) }`, `{"v": [2, 3]}`, map[string]any{"b": int64(1), "list": []any{int64(2), int64(3)}}, ""},
		{`query($v: [Int!]) { Example(x: {b: 1, list: $v}) }`, `{"v": 2}`, map[string]any{"b": int64(1), "list": []any{int64(2)}}, ""},
		{`query($v: Example) { Example(x: {b: 1, inner: $v}) }`, `{"v": {"b": 2, "a": null}}`, map[string]any{"b": int64(1), "inner": map[string]any{"b": int64(2), "a": nil}}, ""},
		{`query($v: Example!) { Examples(x: [$v, {b: 2}]) }`, `{"v": {"b": 1}}`, []any{map[string]any{"b": int64(1)}, map[string]any{"b": int64(2)}}, ""},
		{`query($v: Float) { Float(x: $v) }`, `{"v": 1e21}`, 1e21, ""},
		{`query($v: ID) { ID(x: $v) }`, `{"v": 7}`, "7", ""},
		{`query($v: ID!) { IDs(x: [$v]) }`, `{"v": 7}`, []any{"7"}, ""},
	} {
		doc, errs := p.Parse(x.query, false)
		if len(errs) > 0 {
			t.Errorf("%s: %v", x.query, errs)
			continue
		}
		vars, errs := p.CoerceVariables(doc.AST.Operations[0], []byte(x.vars))
		if len(errs) > 0 {
			t.Errorf("%s: %v", x.query, errs)
			continue
		}
		f := doc.AST.Operations[0].SelectionSet[0].(*ast.Field)
		got, err := p.CoerceLiteral(f.Definition.Arguments[0].Type, f.Arguments[0].Value, vars)
		if x.refused != "" {
			if err == nil || !strings.Contains(err.What, x.refused) {
				t.Errorf("%s with %s is %v, %v; not refused with %q", x.query, x.vars, got, err, x.refused)
			}
			continue
		}
		if diff := cmp.Diff(x.want, got); err != nil || diff != "" {
			t.Errorf("%s with %s: %v (-want +got):\n%s", x.query, x.vars, err, diff)
		}
	}
}

func TestVariablesThatAreNotGiven(t *testing.T) {
	p := types(t)
	for _, x := range []struct {
		query, vars string
		want        map[string]any
		refused     string
	}{
		{`query($v: Int) { Int(x: $v) }`, ``, map[string]any{}, ""},
		{`query($v: Int) { Int(x: $v) }`, `null`, map[string]any{}, ""},
		{`query($v: Int) { Int(x: $v) }`, `{}`, map[string]any{}, ""},
		{`query($v: Int) { Int(x: $v) }`, `{"v": null}`, map[string]any{"v": nil}, ""},
		{`query($v: Int = 7) { Int(x: $v) }`, `{}`, map[string]any{"v": int64(7)}, ""},
		{`query($v: Int = 7) { Int(x: $v) }`, `{"v": null}`, map[string]any{"v": nil}, ""},
		{`query($v: Int = 7) { Int(x: $v) }`, `{"v": 8}`, map[string]any{"v": int64(8)}, ""},
		{`query($v: Int! = 7) { Int(x: $v) }`, `{}`, map[string]any{"v": int64(7)}, ""},
		{`query($v: Int! = 7) { Int(x: $v) }`, `{"v": null}`, nil, "null is no Int!"},
		{`query($v: Int!) { Int(x: $v) }`, `{}`, nil, `the variable "$v": it is missing: give it a value of type Int!`},
		{`query($v: Int!) { Int(x: $v) }`, `{"v": null}`, nil, "null is no Int!"},
		{`query($v: Int!) { Int(x: $v) }`, `{"V": 1}`, nil, "it is missing"},
		{`query($v: [Int!] = 1) { Ints(x: $v) }`, `{}`, map[string]any{"v": []any{int64(1)}}, ""},
		{`query($v: Color = RED) { Color(x: $v) }`, `{}`, map[string]any{"v": "RED"}, ""},
		{`query($v: Example = {b: 1, color: RED}) { Example(x: $v) }`, `{}`, map[string]any{"v": map[string]any{"b": int64(1), "color": "RED"}}, ""},
		{`query($v: Int) { Int(x: $v) }`, `{"v": 1, "other": {"x": [1]}}`, map[string]any{"v": int64(1)}, ""},
		{`query($v: Int) { Int(x: $v) }`, `[1]`, nil, "variables are a JSON object"},
		{`query($v: Int) { Int(x: $v) }`, `"v"`, nil, "variables are a JSON object"},
		{`query($v: Int) { Int(x: $v) }`, `{`, nil, "variables are a JSON object"},
	} {
		doc, errs := p.Parse(x.query, false)
		if len(errs) > 0 {
			t.Fatalf("%s: %v", x.query, errs)
		}
		got, errs := p.CoerceVariables(doc.AST.Operations[0], []byte(x.vars))
		if x.refused != "" {
			wantError(t, errs, apierror.BadUserInput, x.refused)
			continue
		}
		if diff := cmp.Diff(x.want, got); len(errs) > 0 || diff != "" {
			t.Errorf("%s with %s: %v (-want +got):\n%s", x.query, x.vars, errs, diff)
		}
	}
}

func TestVariableErrorsSayWhereAndAreAllTold(t *testing.T) {
	p := types(t)
	doc, errs := p.Parse(`query(
		$a: Int
		$b: Example
		$c: [Color!]
	) { Float ...F second: Example(x: $b) } fragment F on Query { ... { deep: Int(x: $a) } Colors(x: $c) }`, false)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	_, errs = p.CoerceVariables(doc.AST.Operations[0], []byte(`{"a": "x", "b": {"b": 1, "inner": {"b": 1, "lst": 2}}, "c": ["RED", "red"]}`))
	type told struct {
		Message, Variable, Path string
		Line                    int
	}
	var got []told
	for _, e := range errs {
		got = append(got, told{e.Message, e.Extensions["variable"].(string), e.Path.String(), e.Locations[0].Line})
	}
	want := []told{
		{`the variable "$a": "x" is no Int: it takes a whole number of 32 bits`, "a", "deep", 2},
		{`the variable "$b": Example has no field "lst"; did you mean "list": [2]?`, "b.inner.lst", "second", 3},
		{`the variable "$c": "red" is no Color: write "RED"`, "c[1]", "Colors", 4},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestErrorsShowLittleOfWhatWasGiven(t *testing.T) {
	p := types(t)
	long := strings.Repeat("x", 10_000)
	doc, errs := p.Parse(`query($v: Int) { Int(x: $v) }`, false)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	for _, vars := range []string{`{"v": "` + long + `"}`, `{"v": ` + strings.Repeat("9", 10_000) + `}`, `{"v": {"` + long + `": 1}}`} {
		_, errs := p.CoerceVariables(doc.AST.Operations[0], []byte(vars))
		if len(errs) != 1 || len(errs[0].Message) > 300 {
			t.Errorf("got %d errors, the first of %d bytes", len(errs), len(errs[0].Message))
		}
	}
}

// TestLongListsAreRefused holds the limit of lists, which counts those that come by a variable: they are no tokens of the document.
func TestLongListsAreRefused(t *testing.T) {
	p := types(t)
	doc, errs := p.Parse(`query($v: [Int!]!) { Ints(x: $v) }`, false)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	for items, refused := range map[int]bool{document.MaxItems: false, document.MaxItems + 1: true} {
		_, errs := p.CoerceVariables(doc.AST.Operations[0], []byte(`{"v": [`+strings.TrimSuffix(strings.Repeat("1,", items), ",")+`]}`))
		if refused != (len(errs) == 1 && strings.Contains(errs[0].Message, "the list has 2,001 items; at most 2,000 go into one")) || !refused && len(errs) > 0 {
			t.Errorf("%d items: %v", items, errs)
		}
	}
}
