package document_test

import (
	"testing"

	"graph287g/graph/apierror"
)

// TestVariablesThatAreNotOneThing: where encoding/json would take one of two values, or another character, the request is refused.
func TestVariablesThatAreNotOneThing(t *testing.T) {
	p := types(t)
	doc, errs := p.Parse(`query($v: Example, $s: String) { Example(x: $v) String(x: $s) }`, false)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	for _, x := range []struct{ vars, variable, message string }{
		{`{"s": "a", "s": "b"}`, "s", `the variables: "s" is there twice: leave one out`},
		{`{"s": "a", "\u0073": "a"}`, "s", `"s" is there twice`},
		{`{"s": null, "s": null}`, "s", `"s" is there twice`},
		{`{"v": {"b": 1, "b": 2}}`, "v.b", `"b" is there twice`},
		{`{"v": {"b": 1, "list": [1, {"a": 1, "a": 1}]}}`, "v.list[1].a", `"a" is there twice`},
		{`{"other": {"x": 1, "x": 1}}`, "other.x", `"x" is there twice`},
		{`{"s": "\ud83d"}`, "", `half of a surrogate pair`},
		{`{"s": "a", "S": "b", "v": {"b": 1, "inner": {"b": 1}}}`, "", ""},
		{`{"s": "\ud83d\ude00"}`, "", ""},
		{`{"v": {"b": 1, "list": []}}`, "", ""},
	} {
		_, errs := p.CoerceVariables(doc.AST.Operations[0], []byte(x.vars))
		if x.message == "" {
			if len(errs) > 0 {
				t.Errorf("%s: %v", x.vars, errs)
			}
			continue
		}
		wantError(t, errs, apierror.BadUserInput, x.message)
		if len(errs) > 0 && x.variable != "" && errs[0].Extensions["variable"] != x.variable {
			t.Errorf("%s: %v", x.vars, errs[0].Extensions)
		}
	}
}
