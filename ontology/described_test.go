package ontology

import (
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

// What stands in the ontology is shown to clients: nothing goes there without a word about it.
func TestEverythingIsDescribed(t *testing.T) {
	for _, f := range Files() {
		doc, err := parser.ParseSchema(&ast.Source{Name: f.Name, Input: f.Text})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range doc.Directives {
			wantDescription(t, "@"+d.Name, d.Description, d.Position)
		}
		if isFirst(f) {
			continue // what serves the directives alone isn't shown
		}
		for _, d := range doc.Definitions {
			wantDescription(t, d.Name, d.Description, d.Position)
			for _, v := range d.EnumValues {
				wantDescription(t, d.Name+"."+v.Name, v.Description, v.Position)
			}
			for _, field := range d.Fields {
				wantDescription(t, d.Name+"."+field.Name, field.Description, field.Position)
				for _, a := range field.Arguments {
					wantDescription(t, d.Name+"."+field.Name+"("+a.Name+":)", a.Description, a.Position)
				}
			}
		}
	}
}

func wantDescription(t *testing.T, name, text string, pos *ast.Position) {
	t.Helper()
	text = strings.TrimSpace(text)
	if len(text) < 3 || !strings.ContainsAny(text[len(text)-1:], ".`:*\")") {
		t.Errorf("%s:%d: %s is described as %q: give it a sentence", pos.Src.Name, pos.Line, name, text)
	}
}
