package table

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
)

// evidence is what is asked of the sources of a set of selections: some of its fields, under an alias of its own, for another set may ask
// of other fields of the same node.
type evidence struct {
	alias  string
	fields []string
}

func hasEvidence(of *ast.Definition) bool { return of.Fields.ForName("evidence") != nil }

// evidenceIn returns what is asked of the sources of a set, which belongs to a field or fragment.
func (r *reader) evidenceIn(owner any, set ast.SelectionSet, of *ast.Definition) evidence {
	if !r.sources || !hasEvidence(of) {
		return evidence{}
	}
	if e, ok := r.aliases[owner]; ok {
		return e
	}
	e := evidence{alias: r.names.evidence + strconv.Itoa(len(r.aliases)+1)}
	for _, s := range set {
		f, ok := s.(*ast.Field)
		if !ok || !r.isAsked(f) || slices.Contains(e.fields, f.Name) || !r.HasEvidence(of.Name, f.Name) {
			continue
		}
		if inner := r.typeOf(f); inner == nil || isValue(r.Schema, inner) {
			e.fields = append(e.fields, f.Name)
		}
	}
	r.aliases[owner] = e
	return e
}

// field is the selection that asks for it.
func (e evidence) field() *ast.Field {
	names := &ast.Value{Kind: ast.ListValue}
	for _, name := range e.fields {
		names.Children = append(names.Children, &ast.ChildValue{Value: &ast.Value{Kind: ast.StringValue, Raw: name}})
	}
	name := func() ast.SelectionSet { return ast.SelectionSet{plain("name")} }
	return &ast.Field{
		Alias: e.alias, Name: "evidence", Arguments: ast.ArgumentList{{Name: "fields", Value: names}},
		SelectionSet: ast.SelectionSet{
			plain("field"), plain("standing"), plain("reason"),
			plain("claims", plain("locator"), plain("source", name()...)),
			plain("source", name()...),
			plain("listings", plain("rows"), plain("last", name()...)),
		},
	}
}

func plain(name string, set ...ast.Selection) *ast.Field {
	return &ast.Field{Alias: name, Name: name, SelectionSet: set}
}

// A reference is a source of a value, with the place in it.
type reference struct{ source, locator string }

// references are the sources of a value, each once.
type references []reference

func (r *references) add(source, locator string) {
	if at := (reference{source, locator}); source != "" && !slices.Contains(*r, at) {
		*r = append(*r, at)
	}
}

// referencesIn returns the sources of a value of a node. What nobody tells has none.
func referencesIn(node map[string]any, of []fieldOf) references {
	var out references
	for _, f := range of {
		for _, e := range listOf(node[f.alias]) {
			if textIn(e, "field") == f.field && textIn(e, "standing") != "UNKNOWN" {
				out.addEvidence(e)
			}
		}
	}
	return out
}

// addEvidence adds, of a value that was computed, how that was done, then the sources of the claims behind it, the lists that have rows that it is
// from, and the source of its whole kind, unless that is one of these.
func (r *references) addEvidence(e any) {
	if textIn(e, "standing") == "DERIVED" {
		r.add("computed: "+textIn(e, "reason"), "")
	}
	for _, c := range listOf(inside(e, "claims")) {
		r.add(textIn(inside(c, "source"), "name"), textIn(c, "locator"))
	}
	for _, l := range listOf(inside(e, "listings")) {
		place := ""
		if rows := listOf(inside(l, "rows")); len(rows) > 0 {
			place = fmt.Sprintf("row %v", rows[len(rows)-1]) // of the last of the lists
		}
		r.add(textIn(inside(l, "last"), "name"), place)
	}
	if name := textIn(inside(e, "source"), "name"); !slices.ContainsFunc(*r, func(r reference) bool { return r.source == name }) {
		r.add(name, "")
	}
}

func listOf(v any) []any {
	list, _ := v.([]any)
	return list
}

func inside(v any, key string) any {
	object, _ := v.(map[string]any)
	return object[key]
}

func textIn(v any, key string) string {
	s, _ := inside(v, key).(string)
	return s
}
