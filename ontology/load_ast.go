package ontology

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/vektah/gqlparser/v2/ast"
)

func named(name, description string, pos *ast.Position) Named {
	return Named{Name: name, Description: strings.TrimSpace(description), Pos: posOf(pos)}
}

func posOf(p *ast.Position) Pos {
	if p == nil || p.Src == nil {
		return Pos{}
	}
	return Pos{File: p.Src.Name, Line: p.Line}
}

func typeOf(t *ast.Type) Type {
	if t.Elem == nil {
		return Type{Name: t.NamedType, NonNull: t.NonNull}
	}
	return Type{Name: t.Name(), NonNull: t.NonNull, List: true, Elem: t.Elem.NonNull}
}

func defaultOf(a *ast.ArgumentDefinition) string {
	if a.DefaultValue == nil {
		return ""
	}
	return a.DefaultValue.String()
}

func stringArg(d *ast.Directive, name string) string {
	if d == nil {
		return ""
	}
	if a := d.Arguments.ForName(name); a != nil {
		return a.Value.Raw
	}
	return ""
}

func boolArg(d *ast.Directive, name string) bool { return stringArg(d, name) == "true" }

func listArg(d *ast.Directive, name string) []string {
	a := d.Arguments.ForName(name)
	if a == nil {
		return nil
	}
	var out []string
	for _, c := range a.Value.Children {
		out = append(out, c.Value.Raw)
	}
	return out
}

// What is a name in the derived schema must be one: of fields, of values of enums.
var (
	lowerName = regexp.MustCompile(`^[a-z][A-Za-z0-9]*$`)
	upperName = regexp.MustCompile(`^[A-Z][A-Z0-9_]*$`)
)

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }

// KebabCase turns ProgramModel and programModel into program-model.
func KebabCase(s string) string {
	var b strings.Builder
	for i, r := range s {
		if i > 0 && unicode.IsUpper(r) {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
