package compile_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"graph287g/graph/compile"
	"graph287g/graph/computed"
	"graph287g/ontology"
)

// The style of each text is bound for each request: by a literal, a variable or a default.
func TestArgumentsOfTextsAreBound(t *testing.T) {
	text := `query($v: CiteStyle!, $d: CiteStyle = APA, $none: CiteStyle) { source(id: "source/x") {
		default: citeAs literal: citeAs(style: BIBTEX) given: citeAs(style: $v) kept: citeAs(style: $d) absent: citeAs(style: $none) } }`
	op, g, vars := operation(t, text, `{"v": "CSL_JSON"}`)
	bound, errs := op.BindAll(g, vars, compile.Days{Today: "2026-01-01"})
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	want := []map[string]any{{"style": "BLUEBOOK"}, {"style": "BIBTEX"}, {"style": "CSL_JSON"}, {"style": "APA"}, {"style": "BLUEBOOK"}}
	if diff := cmp.Diff(want, bound.Texts); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	op, g, vars = operation(t, text, `{"v": "APA", "none": null}`)
	if _, errs := op.BindAll(g, vars, compile.Days{Today: "2026-01-01"}); len(errs) != 1 || errs[0].Extensions["argument"] != "style" || errs[0].Path.String() != "source.absent" {
		t.Errorf("null is no style: %v", errs)
	}
}

// What texts read is there, and every computed field that is no text has a step.
func TestTextsReadWhatTheOntologyHas(t *testing.T) {
	c, n := ontology.Must(), 0
	for _, k := range c.Kinds {
		for _, f := range k.Fields {
			if text, ok := computed.Of(f); ok {
				checkReads(t, f.Coordinate(), ontology.SetOf(k), text.Read(ontology.Must(), ontology.SetOf(k)))
				n++
			}
		}
	}
	if n < 3 {
		t.Errorf("only %d texts", n)
	}
}

func checkReads(t *testing.T, of string, kinds ontology.KindSet, tree computed.Tree) {
	t.Helper()
	for _, name := range tree.Fields {
		known := false
		for _, k := range kinds.In(ontology.Must()) {
			f := k.Field(name)
			known = known || f != nil && f.Role == ontology.Stored && (!f.Type.List || ontology.Must().Object(f.Type.Name) == nil)
		}
		if !known {
			t.Errorf("%s reads %s, which isn't stored", of, name)
		}
	}
	for _, b := range tree.Branches {
		if b.To == 0 {
			t.Errorf("%s reads %s, which leads nowhere", of, b.Name)
		}
		checkReads(t, of, b.To, b.Tree)
	}
}
