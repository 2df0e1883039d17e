package document_test

import (
	"strings"
	"testing"

	"graph287g/graph/apierror"
)

// TestNullIsNoCondition: a variable with a default may stand in @skip, @include and __type, but not as null.
func TestNullIsNoCondition(t *testing.T) {
	p := types(t)
	for _, x := range []struct {
		text, vars string
		path       string // of the error; empty where the operation has none
		refused    bool
	}{
		{`query($x: Boolean = true) { Int @skip(if: $x) }`, `{"x": null}`, "Int", true},
		{`query($x: Boolean = true) { a: Int @include(if: $x) }`, `{"x": null}`, "a", true},
		{`query($x: Boolean = true) { ... @include(if: $x) { Int } }`, `{"x": null}`, "", true},
		{`query($x: Boolean = true) { ...F } fragment F on Query { a: Int b: Int @skip(if: $x) }`, `{"x": null}`, "b", true},
		{`query($x: Boolean = true) { ...F @skip(if: $x) } fragment F on Query { Int }`, `{"x": null}`, "", true},
		{`query($x: Boolean = true, $y: Boolean = true) { Int @include(if: $y) @skip(if: $x) }`, `{"x": null, "y": null}`, "Int", true},
		{`query($x: String = "Int") { a: __type(name: $x) { name } }`, `{"x": null}`, "a", true},
		{`query($x: String = "Int") { a: __type(name: $x) { name } }`, `{}`, "", false},
		{`query($x: Boolean = true) { Int @skip(if: $x) }`, `{}`, "", false},
		{`query($x: Boolean = true) { Int @skip(if: $x) }`, `{"x": false}`, "", false},
		{`query($x: Boolean = true, $y: Boolean) { Int @skip(if: $x) Boolean(x: $y) }`, `{"y": null}`, "", false},
		// What is left out asks for nothing.
		{`query($x: Boolean = true) { Int ... @skip(if: true) { a: Int @skip(if: $x) } }`, `{"x": null}`, "", false},
		{`query($x: Boolean = true) { Int a: Int @skip(if: true) @include(if: $x) }`, `{"x": null}`, "", false},
	} {
		doc, errs := p.Parse(x.text, false)
		if len(errs) > 0 {
			t.Errorf("%s: %v", x.text, errs)
			continue
		}
		_, errs = p.CoerceVariables(doc.AST.Operations[0], []byte(x.vars))
		if !x.refused {
			if len(errs) > 0 {
				t.Errorf("%s with %s: %v", x.text, x.vars, errs)
			}
			continue
		}
		want := "Boolean!"
		if strings.Contains(x.text, "__type") {
			want = "String!"
		}
		wantError(t, errs, apierror.BadUserInput, `the variable "$x": null is no `+want+`: give a value, or leave it out`)
		if len(errs) > 0 && (errs[0].Path.String() != x.path || errs[0].Extensions["variable"] != "x") {
			t.Errorf("%s: at %q, of %v", x.text, errs[0].Path, errs[0].Extensions["variable"])
		}
	}
}
