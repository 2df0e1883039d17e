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

// Why a relation, a traversal or a list of claims is empty is told by what its entries would be.
func TestEveryRelationSaysWhatItsEntriesAre(t *testing.T) {
	c := Must()
	for _, k := range c.KindsOf("Entity").In(c) {
		for _, f := range k.Fields {
			first, _, _ := strings.Cut(f.Each, " ")
			leads := f.Role == Related || f.Gathered()
			switch {
			case leads && (first == "" || strings.ToLower(f.Each[:1]) != f.Each[:1] || strings.HasSuffix(f.Each, ".")):
				t.Errorf("%s:%d: each of %s is %q: say what one of its entries is, such as \"lawsuit that concerns it\"", f.Pos.File, f.Pos.Line, f.Coordinate(), f.Each)
			case !leads && f.Each != "":
				t.Errorf("%s:%d: %s leads nowhere, and nobody is told what each of it is", f.Pos.File, f.Pos.Line, f.Coordinate())
			}
		}
	}
}
