package table

import (
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
)

// A rewriter writes the document of a page. What it is made from is shared and stays as it is.
type rewriter struct {
	*reader
	fragments ast.FragmentDefinitionList
	used      []string // variables
}

// rewrite returns the document that asks for a page of a connection and for nothing beside it, and the variables of the request that it
// takes.
func (r *reader) rewrite(op *ast.OperationDefinition, found []occurrence) (text string, variables []string) {
	w := &rewriter{reader: r}
	to := &ast.OperationDefinition{Operation: ast.Query, Name: op.Name}
	for _, o := range found {
		to.SelectionSet = append(to.SelectionSet, w.along(o.way, w.connection(o.field)))
	}
	to.SelectionSet = append(to.SelectionSet, &ast.Field{Alias: r.names.meta, Name: "meta", SelectionSet: ast.SelectionSet{
		plain("version"), plain("recordedAt"), plain("license"), plain("licenseUrl"), plain("attribution"),
	}})
	for _, v := range op.VariableDefinitions {
		if slices.Contains(w.used, v.Variable) {
			to.VariableDefinitions = append(to.VariableDefinitions, v)
			variables = append(variables, v.Variable)
		}
	}
	to.VariableDefinitions = append(to.VariableDefinitions,
		&ast.VariableDefinition{Variable: r.names.first, Type: ast.NamedType("Int", nil)},
		&ast.VariableDefinition{Variable: r.names.after, Type: ast.NamedType("String", nil)})
	var b strings.Builder
	formatter.NewFormatter(&b, formatter.WithIndent(" ")).FormatQueryDocument(&ast.QueryDocument{
		Operations: ast.OperationList{to}, Fragments: w.fragments,
	})
	return b.String(), variables
}

// along puts a selection at the end of a way.
func (w *rewriter) along(way []step, end ast.Selection) ast.Selection {
	for _, s := range slices.Backward(way) {
		if s.field == nil {
			end = &ast.InlineFragment{TypeCondition: s.on, SelectionSet: ast.SelectionSet{end}}
			continue
		}
		end = &ast.Field{Alias: s.field.Alias, Name: s.field.Name, Arguments: w.arguments(s.field.Arguments), SelectionSet: ast.SelectionSet{end}}
	}
	return end
}

// connection writes the connection with its rows alone, page by page.
func (w *rewriter) connection(f *ast.Field) *ast.Field {
	out := &ast.Field{Alias: f.Alias, Name: f.Name}
	for _, a := range f.Arguments {
		if a.Name != "first" && a.Name != "after" && a.Name != "last" && a.Name != "before" {
			w.use(a.Value)
			out.Arguments = append(out.Arguments, a)
		}
	}
	variable := func(name string) *ast.Value { return &ast.Value{Kind: ast.Variable, Raw: name} }
	out.Arguments = append(out.Arguments,
		&ast.Argument{Name: "first", Value: variable(w.names.first)}, &ast.Argument{Name: "after", Value: variable(w.names.after)})
	for _, rows := range w.rowFields(f.SelectionSet) {
		out.SelectionSet = append(out.SelectionSet, &ast.Field{Alias: rows.Alias, Name: rows.Name, SelectionSet: w.set(rows, rows.SelectionSet, w.typeOf(rows))})
	}
	out.SelectionSet = append(out.SelectionSet,
		&ast.Field{Alias: w.names.total, Name: "totalCount"},
		&ast.Field{Alias: w.names.page, Name: "pageInfo", SelectionSet: ast.SelectionSet{plain("hasNextPage"), plain("endCursor")}})
	return out
}

// set writes selections within rows as they are, with what tells of more rows and of sources beside them.
func (w *rewriter) set(owner any, in ast.SelectionSet, of *ast.Definition) ast.SelectionSet {
	if in == nil {
		return nil
	}
	var out ast.SelectionSet
	for _, s := range in {
		switch s := s.(type) {
		case *ast.Field:
			out = append(out, w.field(s))
		case *ast.InlineFragment:
			out = append(out, &ast.InlineFragment{
				TypeCondition: s.TypeCondition, Directives: w.directives(s.Directives), SelectionSet: w.set(s, s.SelectionSet, w.conditionOf(s, of)),
			})
		case *ast.FragmentSpread:
			w.fragment(s.Name)
			out = append(out, &ast.FragmentSpread{Name: s.Name, Directives: w.directives(s.Directives)})
		}
	}
	if e := w.evidenceIn(owner, in, of); len(e.fields) > 0 {
		out = append(out, e.field())
	}
	return out
}

func (w *rewriter) field(f *ast.Field) *ast.Field {
	out := &ast.Field{Alias: f.Alias, Name: f.Name, Arguments: w.arguments(f.Arguments), Directives: w.directives(f.Directives)}
	of := w.typeOf(f)
	if of == nil {
		return out
	}
	out.SelectionSet = w.set(f, f.SelectionSet, of)
	if isConnection(of) && len(w.rowFields(f.SelectionSet)) > 0 {
		out.SelectionSet = append(out.SelectionSet, &ast.Field{Alias: w.names.more, Name: "pageInfo", SelectionSet: ast.SelectionSet{plain("hasNextPage")}})
	}
	return out
}

// fragment writes a fragment, once.
func (w *rewriter) fragment(name string) {
	if w.fragments.ForName(name) != nil {
		return
	}
	in := w.doc.Fragments.ForName(name)
	out := &ast.FragmentDefinition{Name: name, TypeCondition: in.TypeCondition}
	w.fragments = append(w.fragments, out)
	out.SelectionSet = w.set(in, in.SelectionSet, w.Schema.Types[in.TypeCondition])
}

func (w *rewriter) arguments(in ast.ArgumentList) ast.ArgumentList {
	for _, a := range in {
		w.use(a.Value)
	}
	return in
}

func (w *rewriter) directives(in ast.DirectiveList) ast.DirectiveList {
	for _, d := range in {
		w.arguments(d.Arguments)
	}
	return in
}

// use notes the variables of a value.
func (w *rewriter) use(v *ast.Value) {
	if v.Kind == ast.Variable {
		w.used = append(w.used, v.Raw)
	}
	for _, c := range v.Children {
		w.use(c.Value)
	}
}
