package document_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// TestErrorsShowTheBeginningOfNames: no error repeats a long name of the document, and none repeats it several times.
func TestErrorsShowTheBeginningOfNames(t *testing.T) {
	long := strings.Repeat("a", 100_000)
	cut := strings.Repeat("a", 60) + "…"
	for name, text := range map[string]string{
		"a field":             fmt.Sprintf("{ %s }", long),
		"an alias":            fmt.Sprintf("{ %s: meta { x } }", long),
		"an argument":         fmt.Sprintf("{ counties(%s: 1) { totalCount } }", long),
		"a value of an enum":  fmt.Sprintf("{ agencies(filter: {kind: {eq: %s}}) { totalCount } }", long),
		"a condition":         fmt.Sprintf("{ agencies(filter: {%s: 1}) { totalCount } }", long),
		"a type":              fmt.Sprintf("query($v: %s) { meta { version } }", long),
		"a fragment":          fmt.Sprintf("{ ...%s }", long),
		"a directive":         fmt.Sprintf("{ meta @%s { version } }", long),
		"a string":            fmt.Sprintf("{ counties(first: %q) { totalCount } }", long),
		"words":               fmt.Sprintf("{ counties(first: %q) { totalCount } }", strings.Repeat("a ", 50_000)),
		"many strings":        fmt.Sprintf("{ counties(first: [%s]) { totalCount } }", strings.Repeat(`"a b", `, 900)),
		"a variable":          fmt.Sprintf("{ counties(first: $%s) { totalCount } }", long),
		"an unused variable":  fmt.Sprintf("query($%s: Int) { meta { version } }", long),
		"two operations":      fmt.Sprintf("query %s { meta { version } } query %[1]s { meta { version } }", long),
		"a conflict":          fmt.Sprintf("{ %s: __typename %[1]s: meta { version } }", long),
		"a misplaced name":    long,
		"ten different names": "{" + strings.Repeat(" "+strings.Repeat("b", 20_000)+" x", 10) + "}",
	} {
		_, errs := public(t).Parse(text, false)
		told, err := json.Marshal(errs)
		if err != nil || len(errs) == 0 || len(told) > 2_000*len(errs) {
			t.Errorf("%s: %d errors of %d bytes, %v", name, len(errs), len(told), err)
		}
		if strings.Contains(text, long) && !strings.Contains(string(told), cut[1:]) { // a $ or @ counts
			t.Errorf("%s: the error doesn't show how it begins: %.300s", name, told)
		}
	}
}

// TestNamesAreShownWholeWhereTheyFit: those of 60 characters too, whatever the bytes of them.
func TestNamesAreShownWholeWhereTheyFit(t *testing.T) {
	fits := strings.Repeat("a", 60)
	_, errs := public(t).Parse("{ "+fits+" }", false)
	if len(errs) != 1 || !strings.Contains(errs[0].Message, `"`+fits+`"`) {
		t.Errorf("got %v", errs)
	}
	_, refused := ask(t, types(t), "Color", "", `"`+strings.Repeat("é", 60)+`"`)
	if !strings.Contains(refused, `"`+strings.Repeat("é", 60)+`"`) {
		t.Errorf("got %q", refused)
	}
	_, refused = ask(t, types(t), "Color", "", `"`+strings.Repeat("é", 61)+`"`)
	if !strings.Contains(refused, `"`+strings.Repeat("é", 60)+`…"`) {
		t.Errorf("got %q", refused)
	}
}

// TestErrorsOfVariablesShowTheBeginningOfNames: of members and of the variable, in the message, the path and the extension.
func TestErrorsOfVariablesShowTheBeginningOfNames(t *testing.T) {
	long := strings.Repeat("a", 100_000)
	p := types(t)
	doc, errs := p.Parse(fmt.Sprintf("query($%s: Example) { %[1]s: Example(x: $%[1]s) }", long), false)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	_, errs = p.CoerceVariables(doc.AST.Operations[0], []byte(fmt.Sprintf(`{%q: {"b": 1, %[1]q: 1}}`, long)))
	told, err := json.Marshal(errs)
	if err != nil || len(errs) != 1 || len(told) > 2_000 {
		t.Errorf("%d errors of %d bytes, %v", len(errs), len(told), err)
	}
}
