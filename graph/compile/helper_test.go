package compile_test

import (
	"testing"

	"graph287g/graph/compile"
	"graph287g/graph/document"
	"graph287g/graph/limits"
	"graph287g/graph/schema"
	"graph287g/ontology"
	"graph287g/plan"
	"graph287g/store"
)

// operation compiles a document and reads its variables.
func operation(t testing.TB, text, vars string) (*compile.Operation, *document.Parser, map[string]any) {
	t.Helper()
	s, err := schema.Public()
	if err != nil {
		t.Fatal(err)
	}
	g := document.New(s, limits.Default())
	doc, errs := g.Parse(text, false)
	if len(errs) > 0 {
		t.Fatalf("%s: %v", text, errs)
	}
	op, failed := doc.Operation("")
	if failed != nil {
		t.Fatal(failed)
	}
	values, errs := g.CoerceVariables(op, []byte(vars))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	compiled, failed := (&compile.Compiler{Catalogue: ontology.Must(), Schema: s, Parser: g, Limits: limits.Default()}).Operation(doc, op, values)
	if failed != nil {
		t.Fatalf("%s: %v", text, failed)
	}
	return compiled, g, values
}

// cursor returns a cursor for the list that a text asks for.
func cursor(t *testing.T, text string, step int, keys []any, id string) string {
	t.Helper()
	op, g, vars := operation(t, text, "")
	args, errs := op.Bind(g, vars)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	return store.Text(store.AppendCursor(nil, plan.ListArgsOf(args, step).Tag, keys, id))
}
