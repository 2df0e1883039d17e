package oracle

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/ontology"
)

// A list is a connection somewhere in the schema: of the root, of one node, or of several nodes at once.
type list struct {
	g           *queryMaker
	open, close string // what stands around it
	field       *ast.FieldDefinition
	args        []string // those that no trial changes
}

// aList draws a list, often one with rows in it: a single one, or one for each of several parents.
func (g *queryMaker) aList(single bool) *list {
	if chance(g.r, 35) {
		return g.rootList()
	}
	k, field := g.aConnection()
	if field == nil {
		return g.rootList()
	}
	known := g.pool.leading(k, k.Field(field.Name))
	parents := []string{pick(g.r, known)}
	for n := g.r.IntN(5); n > 0 && !single; n-- {
		parents = append(parents, pick(g.r, known))
	}
	ids, _ := json.Marshal(parents)
	return &list{
		g: g, field: field, args: g.choices(field),
		open: fmt.Sprintf("nodes(ids: %s) { ... on %s { ", ids, k.Name), close: " } }",
	}
}

func (g *queryMaker) rootList() *list {
	k := g.c.KindOfID(g.anyID())
	if k == nil {
		k = pick(g.r, g.c.Kinds)
	}
	return &list{g: g, field: g.schema.Query.Fields.ForName(k.Plural)}
}

// aConnection draws a field that leads from some node of its kind to a connection, or none: mostly a relation, of which the
// pool knows where it leads anywhere.
func (g *queryMaker) aConnection() (*ontology.Kind, *ast.FieldDefinition) {
	for range 20 {
		k := g.c.KindOfID(g.anyID())
		if k == nil {
			return nil, nil
		}
		f := pick(g.r, k.Fields)
		if f.Paged() && len(g.pool.leading(k, f)) > 0 && (f.Role == ontology.Related || chance(g.r, 30)) {
			return k, g.schema.Types[k.Name].Fields.ForName(f.Name)
		}
	}
	return nil, nil
}

// choices draws the arguments that belong to the list itself: of what basis and reach, over which relations.
func (g *queryMaker) choices(f *ast.FieldDefinition) []string {
	var out []string
	for _, a := range f.Arguments {
		if (a.Name == "basis" || a.Name == "reach" || a.Name == "relations") && chance(g.r, 15) {
			out = append(out, a.Name+": "+g.constant(g.argument(a, 0)))
		}
	}
	return out
}

// constant writes a value without variables.
func (g *queryMaker) constant(in *input) string {
	if in == nil {
		return "null"
	}
	return g.literal(in, true)
}

// target names the kind or interface whose nodes are in the list.
func (l *list) target() string {
	return strings.TrimSuffix(l.field.Arguments.ForName("filter").Type.NamedType, "Filter")
}

// aFilter draws a filter for the list; often none.
func (l *list) aFilter() string {
	if chance(l.g.r, 65) {
		return "{}"
	}
	return l.someFilter()
}

func (l *list) someFilter() string {
	return l.g.constant(l.g.filter(l.field.Arguments.ForName("filter").Type, 0, 0))
}

// anOrder draws keys for the list.
func (l *list) anOrder() string {
	return l.g.constant(l.g.orders(l.field.Arguments.ForName("orderBy").Type))
}

// query asks for the list with further arguments.
func (l *list) query(selected string, args ...string) question {
	given := slices.Concat(l.args, args)
	text := ""
	if len(given) > 0 {
		text = "(" + strings.Join(given, ", ") + ")"
	}
	return question{Query: "{ " + l.open + "l: " + l.field.Name + text + " { " + selected + " }" + l.close + " }"}
}
