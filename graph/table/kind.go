package table

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
)

// KindDocument returns the document of all nodes of a kind: its values, with all parts of those that have several, and the ids of what it is
// related with, where that is no connection. The root field is the one that lists the kind.
func (m *Maker) KindDocument(kind, rootField string) string {
	nodes := plain("nodes", m.valuesOf(m.Schema.Types[kind])...)
	var b strings.Builder
	formatter.NewFormatter(&b, formatter.WithIndent("  ")).FormatQueryDocument(&ast.QueryDocument{
		Operations: ast.OperationList{{Operation: ast.Query, SelectionSet: ast.SelectionSet{plain(rootField, nodes)}}},
	})
	return b.String()
}

func (m *Maker) valuesOf(kind *ast.Definition) ast.SelectionSet {
	var out ast.SelectionSet
	for _, f := range kind.Fields {
		of := m.Schema.Types[f.Type.Name()]
		switch {
		case strings.HasPrefix(f.Name, "__") || f.Directives.ForName("deprecated") != nil || needsArguments(f):
		case !of.IsCompositeType():
			out = append(out, plain(f.Name))
		case isValue(m.Schema, of):
			out = append(out, plain(f.Name, m.valuesOf(of)...))
		case of.Fields.ForName("id") != nil:
			out = append(out, plain(f.Name, plain("id")))
		}
	}
	return out
}

func needsArguments(f *ast.FieldDefinition) bool {
	for _, a := range f.Arguments {
		if a.Type.NonNull && a.DefaultValue == nil {
			return true
		}
	}
	return false
}
