package fuzz

import (
	"strings"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// maxGrafts is how often a document is changed by what the schema allows.
const maxGrafts = 8

// A graft is a document that is being changed selection by selection, so that it mostly stays valid.
type graft struct {
	schema *ast.Schema
	drawer *drawer
	made   choices
	sets   []selectionSet
	fields []*ast.Field
}

type selectionSet struct {
	of  *ast.Definition
	set *ast.SelectionSet
}

// graftOn changes a valid document as choices say; one that isn't valid stays as it is.
func graftOn(schema *ast.Schema, d *drawer, text string, made choices) string {
	doc, errs := gqlparser.LoadQueryWithRules(schema, text, rules.NewDefaultRules())
	if len(errs) > 0 {
		return text
	}
	g := &graft{schema: schema, drawer: d, made: made}
	for n := 0; n < maxGrafts && !g.made.ended(); n++ {
		g.sets, g.fields = nil, nil
		for _, op := range doc.Operations {
			g.collect(schema.Query, &op.SelectionSet)
		}
		for _, f := range doc.Fragments {
			g.collect(schema.Types[f.TypeCondition], &f.SelectionSet)
		}
		if len(g.sets) > 0 && len(g.fields) > 0 {
			g.change()
		}
	}
	var out strings.Builder
	formatter.NewFormatter(&out).FormatQueryDocument(doc)
	return out.String()
}

func (g *graft) collect(of *ast.Definition, set *ast.SelectionSet) {
	g.sets = append(g.sets, selectionSet{of, set})
	for _, sel := range *set {
		switch sel := sel.(type) {
		case *ast.Field:
			g.fields = append(g.fields, sel)
			if f := of.Fields.ForName(sel.Name); f != nil && len(sel.SelectionSet) > 0 {
				g.collect(g.schema.Types[f.Type.Name()], &sel.SelectionSet)
			}
		case *ast.InlineFragment:
			on := of
			if sel.TypeCondition != "" {
				on = g.schema.Types[sel.TypeCondition]
			}
			g.collect(on, &sel.SelectionSet)
		}
	}
}

func (g *graft) change() {
	how := g.made.number(8)
	in := from(&g.made, g.sets)
	switch how {
	case 0, 1, 2: // another field
		g.add(in, g.field(in.of, 2))
	case 3: // of one of the types that it may be of
		if possible := g.schema.GetPossibleTypes(in.of); len(possible) > 0 {
			on := from(&g.made, possible)
			g.add(in, "... on "+on.Name+" { "+g.field(on, 1)+" }")
		}
	case 4: // one selection less
		if i := g.made.number(len(*in.set)); len(*in.set) > 1 {
			*in.set = append((*in.set)[:i:i], (*in.set)[i+1:]...)
		}
	case 5: // one twice, or at another place of its type
		other := from(&g.made, g.sets)
		if other.of == in.of && other.set != in.set {
			*in.set = append(*in.set, cloned(from(&g.made, *other.set)))
		}
	default: // another argument, or another value
		f := from(&g.made, g.fields)
		if f.Definition == nil || len(f.Definition.Arguments) == 0 {
			return
		}
		def := from(&g.made, f.Definition.Arguments)
		value := g.parsed("{ f(a: " + g.argument(def) + ") }")
		if len(value) == 0 {
			return
		}
		arg := value[0].(*ast.Field).Arguments[0]
		arg.Name = def.Name
		if old := f.Arguments.ForName(def.Name); old != nil {
			old.Value = arg.Value
		} else {
			f.Arguments = append(f.Arguments, arg)
		}
	}
}

// cloned copies a selection, so that it may be put within itself.
func cloned(sel ast.Selection) ast.Selection {
	within := func(set ast.SelectionSet) ast.SelectionSet {
		out := make(ast.SelectionSet, len(set))
		for i := range set {
			out[i] = cloned(set[i])
		}
		return out
	}
	switch sel := sel.(type) {
	case *ast.Field:
		out := *sel
		out.SelectionSet = within(sel.SelectionSet)
		return &out
	case *ast.InlineFragment:
		out := *sel
		out.SelectionSet = within(sel.SelectionSet)
		return &out
	}
	return sel
}

func (g *graft) add(in selectionSet, text string) {
	*in.set = append(*in.set, g.parsed("{ "+text+" }")...)
}

func (g *graft) parsed(text string) ast.SelectionSet {
	doc, err := parse(text)
	if err != nil || len(doc.Operations) != 1 {
		return nil
	}
	return doc.Operations[0].SelectionSet
}

// field writes a field of a type, under a name of its own where it may have another value there, with selections below it.
func (g *graft) field(of *ast.Definition, depth int) string {
	if len(of.Fields) == 0 {
		return "__typename"
	}
	f := from(&g.made, of.Fields)
	if strings.HasPrefix(f.Name, "__") {
		return "__typename"
	}
	var args []string
	for _, a := range f.Arguments {
		cursor := a.Name == "after" || a.Name == "before" // mostly of no list
		if a.Type.NonNull && a.DefaultValue == nil || !cursor && g.made.number(4) == 3 {
			args = append(args, a.Name+": "+g.argument(a))
		}
	}
	out := f.Name
	if len(args) > 0 {
		out = from(&g.made, []string{"a", "b", "c", "d"}) + ": " + out + "(" + strings.Join(args, ", ") + ")"
	}
	inner := g.schema.Types[f.Type.Name()]
	if !inner.IsCompositeType() {
		return out
	}
	out += " { __typename"
	for n := g.made.number(4); n > 0 && depth > 0; n-- {
		out += " " + g.field(inner, depth-1)
	}
	return out + " }"
}

// argument draws a value for an argument: small pages, so that much can be asked for.
func (g *graft) argument(a *ast.ArgumentDefinition) string {
	if (a.Name == "first" || a.Name == "last") && g.made.number(4) < 3 {
		return from(&g.made, []string{"1", "2", "3", "5"})
	}
	return asLiteral(g.schema, a.Type, g.drawer.value(&g.made, a.Type, a.Name, 3))
}
