package document_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/graph/apierror"
	"graph287g/graph/document"
	"graph287g/graph/limits"
)

// types has an argument of every type there is.
func types(t testing.TB) *document.Parser {
	t.Helper()
	s, err := gqlparser.LoadSchema(&ast.Source{Name: "types", Input: `
		scalar Date
		scalar URL
		enum Color { RED GREEN }
		input Example { a: String b: Int! color: Color inner: Example list: [Int!] }
		type Query {
			Int(x: Int): Int Float(x: Float): Int Boolean(x: Boolean): Int String(x: String): Int ID(x: ID): Int Date(x: Date): Int URL(x: URL): Int
			Color(x: Color): Int Example(x: Example): Int Ints(x: [Int!]): Int IntsWithNull(x: [Int]): Int Colors(x: [Color!]): Int Examples(x: [Example!]): Int
			IDs(x: [ID!]): Int
		}`})
	if err != nil {
		t.Fatal(err)
	}
	return document.New(s, limits.Default())
}

var typeNames = map[string]string{"Ints": "[Int!]", "IntsWithNull": "[Int]", "Colors": "[Color!]", "Examples": "[Example!]", "IDs": "[ID!]"}

// ask coerces a value, given as a literal or as the variable of that type: the value, or the message of the error.
func ask(t *testing.T, p *document.Parser, field, literal, variable string) (any, string) {
	t.Helper()
	kind := typeNames[field]
	if kind == "" {
		kind = field
	}
	text := fmt.Sprintf("{ %s(x: %s) }", field, literal)
	if variable != "" {
		text = fmt.Sprintf("query($v: %s) { %s(x: $v) }", kind, field)
	}
	doc, errs := p.Parse(text, false)
	if len(errs) > 0 {
		return nil, errs[0].Message
	}
	op := doc.AST.Operations[0]
	var raw json.RawMessage
	if variable != "" {
		raw = json.RawMessage(`{"v":` + variable + `}`)
	}
	vars, errs := p.CoerceVariables(op, raw)
	if len(errs) > 0 {
		if apierror.CodeOf(errs[0]) != apierror.BadUserInput {
			t.Errorf("code %s", apierror.CodeOf(errs[0]))
		}
		return nil, errs[0].Message
	}
	arg := op.SelectionSet[0].(*ast.Field)
	v, err := p.CoerceLiteral(arg.Definition.Arguments[0].Type, arg.Arguments[0].Value, vars)
	if err != nil {
		return nil, err.What
	}
	return v, ""
}

// A coercion is one line of the tables of the specification, section 3: what is given as a literal, and as JSON.
type coercion struct {
	field, literal, variable string // one of the last two may be left out
	want                     any
	refused                  string // or what the error says
}

func (c coercion) check(t *testing.T, p *document.Parser) {
	t.Helper()
	for _, given := range []struct{ literal, variable string }{{c.literal, ""}, {"", c.variable}} {
		if given.literal+given.variable == "" {
			continue
		}
		got, refused := ask(t, p, c.field, given.literal, given.variable)
		switch {
		case c.refused == "" && refused != "":
			t.Errorf("%s: %s%s is refused: %s", c.field, given.literal, given.variable, refused)
		case c.refused != "" && !strings.Contains(refused, c.refused):
			t.Errorf("%s: %s%s is %v, refused with %q, not with %q", c.field, given.literal, given.variable, got, refused, c.refused)
		case !cmp.Equal(c.want, got):
			t.Errorf("%s: %s%s is %#v, not %#v", c.field, given.literal, given.variable, got, c.want)
		}
	}
}

func TestScalarsAreCoercedAsTheSpecificationSays(t *testing.T) {
	p := types(t)
	for _, c := range []coercion{
		{"Int", `7`, `7`, int64(7), ""},
		{"Int", `-0`, `-0`, int64(0), ""},
		{"Int", `null`, `null`, nil, ""},
		{"Int", ``, `1.0`, int64(1), ""},
		{"Int", ``, `1e3`, int64(1000), ""},
		{"Int", `1.0`, ``, nil, "Int"},
		{"Int", `1e3`, ``, nil, "Int"},
		{"Int", `2147483647`, `2147483647`, int64(2147483647), ""},
		{"Int", `-2147483648`, `-2147483648`, int64(-2147483648), ""},
		{"Int", `2147483648`, `2147483648`, nil, "whole number of 32 bits"},
		{"Int", `-2147483649`, `-2147483649`, nil, "whole number of 32 bits"},
		{"Int", `99999999999999999999`, `99999999999999999999`, nil, "32"},
		{"Int", `1.5`, `1.5`, nil, "Int"},
		{"Int", `"7"`, `"7"`, nil, "Int"},
		{"Int", `true`, `true`, nil, "Int"},
		{"Int", `RED`, ``, nil, "Int"},
		{"Int", `[7]`, `[7]`, nil, "Int"},
		{"Int", `{}`, `{}`, nil, "Int"},
		{"Int", ``, `1e400`, nil, "whole number of 32 bits"},

		{"Float", `1.5`, `1.5`, 1.5, ""},
		{"Float", `7`, `7`, 7.0, ""},
		{"Float", `1e3`, `1E3`, 1000.0, ""},
		{"Float", `-0.0`, `-0`, 0.0, ""},
		{"Float", `99999999999999999999`, `99999999999999999999`, 1e20, ""},
		{"Float", `1` + strings.Repeat("0", 400), `1` + strings.Repeat("0", 400), nil, "Float"},
		{"Float", `1e400`, `1e400`, nil, "Float"},
		{"Float", `"1.5"`, `"1.5"`, nil, "Float"},
		{"Float", `false`, `false`, nil, "Float"},

		{"Boolean", `true`, `true`, true, ""},
		{"Boolean", `false`, `false`, false, ""},
		{"Boolean", `1`, `1`, nil, "Boolean"},
		{"Boolean", `0`, `0`, nil, "Boolean"},
		{"Boolean", `"true"`, `"true"`, nil, "Boolean"},

		{"String", `"a"`, `"a"`, "a", ""},
		{"String", `""`, `""`, "", ""},
		{"String", `"""block"""`, ``, "block", ""},
		{"String", `"\u00e9\n"`, `"\u00e9\n"`, "é\n", ""},
		{"String", `"e\u0301"`, `"e\u0301"`, "é", ""},
		{"String", `7`, `7`, nil, "String"},
		{"String", `true`, `true`, nil, "String"},
		{"String", `RED`, ``, nil, "String"},
		{"String", `{}`, `{}`, nil, "String"},

		{"ID", `"county/1"`, `"county/1"`, "county/1", ""},
		{"ID", `7`, `7`, "7", ""},
		{"ID", `-7`, `-7`, "-7", ""},
		{"ID", `1234567890123456789`, `1234567890123456789`, "1234567890123456789", ""},
		{"ID", `9223372036854775807`, `9223372036854775807`, "9223372036854775807", ""},
		{"ID", `9223372036854775808`, `9223372036854775808`, "9223372036854775808", ""},
		{"ID", `-99999999999999999999999`, `-99999999999999999999999`, "-99999999999999999999999", ""},
		{"IDs", `9223372036854775808`, `9223372036854775808`, []any{"9223372036854775808"}, ""},
		{"IDs", `["a", 9223372036854775808]`, `["a", 9223372036854775808]`, []any{"a", "9223372036854775808"}, ""},
		{"String", `9223372036854775808`, `9223372036854775808`, nil, "String"},
		{"Boolean", `9223372036854775808`, `9223372036854775808`, nil, "Boolean"},
		{"ID", `7.0`, `7.0`, nil, "ID"},
		{"ID", `7.5`, `7.5`, nil, "ID"},
		{"ID", `true`, `true`, nil, "ID"},
		{"ID", `RED`, ``, nil, "ID"},

		{"Date", `"2020-02-29"`, `"2020-02-29"`, "2020-02-29", ""},
		{"Date", `"0001-01-01"`, `"9999-12-31"`, nil, ""},
		{"Date", `"2019-02-29"`, `"2019-02-29"`, nil, "a day that exists, written YYYY-MM-DD"},
		{"Date", `"0000-01-01"`, `"2019-1-1"`, nil, "a day that exists"},
		{"Date", `"2019-01-01T00:00:00Z"`, `"2019"`, nil, "a day that exists"},
		{"Date", `2019`, `2019`, nil, "a day that exists"},
		{"Date", `""`, `""`, nil, "a day that exists"},

		{"URL", `"https://x"`, `"https://x"`, "https://x", ""},
		{"URL", `7`, `7`, nil, "a string"},
	} {
		if c.field == "Date" && c.want == nil && c.refused == "" {
			for _, d := range []string{c.literal, c.variable} {
				coercion{"Date", d, d, strings.Trim(d, `"`), ""}.check(t, p)
			}
			continue
		}
		c.check(t, p)
	}
}

func TestEnumsAreNamesInDocumentsAndStringsInVariables(t *testing.T) {
	p := types(t)
	for _, c := range []coercion{
		{"Color", `RED`, `"RED"`, "RED", ""},
		{"Color", `null`, `null`, nil, ""},
		{"Color", `"RED"`, ``, nil, "Color"},
		{"Color", `red`, `"red"`, nil, "Color"},
		{"Color", `BLUE`, `"BLUE"`, nil, "Color"},
		{"Color", `0`, `0`, nil, "Color"},
		{"Color", `true`, `true`, nil, "Color"},
		{"Colors", `[RED, GREEN]`, `["RED", "GREEN"]`, []any{"RED", "GREEN"}, ""},
		{"Colors", `["RED"]`, `[1]`, nil, "Color"},
		{"Example", `{b: 1, color: GREEN}`, `{"b": 1, "color": "GREEN"}`, map[string]any{"b": int64(1), "color": "GREEN"}, ""},
		{"Example", `{b: 1, color: "GREEN"}`, `{"b": 1, "color": "green"}`, nil, "Color"},
	} {
		c.check(t, p)
	}
}

func TestListsAreCoercedAsTheSpecificationSays(t *testing.T) {
	p := types(t)
	one := map[string]any{"b": int64(1)}
	for _, c := range []coercion{
		{"Ints", `[1, 2, 3]`, `[1, 2, 3]`, []any{int64(1), int64(2), int64(3)}, ""},
		{"Ints", `[]`, `[]`, []any{}, ""},
		{"Ints", `1`, `1`, []any{int64(1)}, ""},
		{"Ints", `null`, `null`, nil, ""},
		{"Ints", `[1, "b", true]`, `[1, "b", true]`, nil, "Int"},
		{"Ints", `[1, null]`, `[1, null]`, nil, "Int!"},
		{"Ints", `"1"`, `"1"`, nil, "Int"},
		{"Ints", `[[1]]`, `[[1]]`, nil, "Int"},
		{"Ints", `{}`, `{}`, nil, "Int"},
		{"IntsWithNull", `[1, null]`, `[1, null]`, []any{int64(1), nil}, ""},
		{"Colors", `RED`, `"RED"`, []any{"RED"}, ""},
		{"Examples", `{b: 1}`, `{"b": 1}`, []any{one}, ""},
		{"Examples", `[{b: 1}, {b: 1}]`, `[{"b": 1}, {"b": 1}]`, []any{one, one}, ""},
		{"IDs", `[1, "a"]`, `[1, "a"]`, []any{"1", "a"}, ""},
	} {
		c.check(t, p)
	}
}

func TestInputObjectsAreCoercedAsTheSpecificationSays(t *testing.T) {
	p := types(t)
	for _, c := range []coercion{
		{"Example", `{a: "abc", b: 123}`, `{"a": "abc", "b": 123}`, map[string]any{"a": "abc", "b": int64(123)}, ""},
		{"Example", `{a: null, b: 123}`, `{"a": null, "b": 123}`, map[string]any{"a": nil, "b": int64(123)}, ""},
		{"Example", `{b: 123}`, `{"b": 123}`, map[string]any{"b": int64(123)}, ""},
		{"Example", `{b: 1, list: 2}`, `{"b": 1, "list": 2}`, map[string]any{"b": int64(1), "list": []any{int64(2)}}, ""},
		{"Example", `{b: 1, inner: {b: 2}}`, `{"b": 1, "inner": {"b": 2}}`, map[string]any{"b": int64(1), "inner": map[string]any{"b": int64(2)}}, ""},
		{"Example", `null`, `null`, nil, ""},
		{"Example", `"abc123"`, `"abc123"`, nil, "Example"},
		{"Example", `{a: "abc", b: "123"}`, `{"a": "abc", "b": "123"}`, nil, "Int"},
		{"Example", `{a: "abc"}`, `{"a": "abc"}`, nil, "b"},
		{"Example", `{a: "abc", b: null}`, `{"a": "abc", "b": null}`, nil, "Int!"},
		{"Example", `{b: 123, c: "xyz"}`, `{"b": 123, "c": "xyz"}`, nil, "c"},
		{"Example", `{b: 1, inner: {}}`, `{"b": 1, "inner": {}}`, nil, "b"},
		{"Example", `[{b: 1}]`, `[{"b": 1}]`, nil, "Example"},
	} {
		c.check(t, p)
	}
}
