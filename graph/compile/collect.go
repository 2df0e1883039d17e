package compile

import (
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"graph287g/plan"
)

// A group has the fields of a selection that have the same response key and are therefore merged, as in a CollectedFieldsMap of the
// specification.
type group struct {
	key    string
	fields []*ast.Field
	path   ast.Path // in the response, without indices
}

func (g group) name() string { return g.fields[0].Name }

// selectionSets returns the selection sets of all fields of the group, which are merged too.
func (g group) selectionSets() []ast.SelectionSet {
	out := make([]ast.SelectionSet, 0, len(g.fields))
	for _, f := range g.fields {
		if len(f.SelectionSet) > 0 {
			out = append(out, f.SelectionSet)
		}
	}
	return out
}

// collect returns the fields of selection sets for an object type, grouped by response key and in order: CollectFields of the
// specification.
func (c *compilation) collect(typeName string, sets []ast.SelectionSet) []group {
	col := &collector{c: c, typeName: typeName, index: map[string]int{}, seen: map[string]bool{}}
	for _, set := range sets {
		col.set(set)
	}
	return col.groups
}

// collectUnder collects the fields below a group, with their response paths.
func (c *compilation) collectUnder(g group, typeName string) []group {
	out := c.collect(typeName, g.selectionSets())
	for i := range out {
		out[i].path = append(g.path[:len(g.path):len(g.path)], ast.PathName(out[i].key))
	}
	return out
}

type collector struct {
	c        *compilation
	typeName string
	groups   []group
	index    map[string]int
	seen     map[string]bool
}

func (c *collector) set(set ast.SelectionSet) {
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			if c.c.included(sel.Directives) {
				c.add(sel)
			}
		case *ast.InlineFragment:
			if c.c.included(sel.Directives) && c.fits(sel.TypeCondition) {
				c.set(sel.SelectionSet)
			}
		case *ast.FragmentSpread:
			if c.c.included(sel.Directives) && !c.seen[sel.Name] && c.fits(sel.Definition.TypeCondition) {
				c.seen[sel.Name] = true
				c.set(sel.Definition.SelectionSet)
			}
		}
	}
}

func (c *collector) add(f *ast.Field) {
	i, ok := c.index[f.Alias]
	if !ok {
		i = len(c.groups)
		c.index[f.Alias] = i
		c.groups = append(c.groups, group{key: f.Alias, path: ast.Path{ast.PathName(f.Alias)}})
	}
	c.groups[i].fields = append(c.groups[i].fields, f)
}

// fits reports whether the object type satisfies a type condition.
func (c *collector) fits(condition string) bool {
	if condition == "" || condition == c.typeName {
		return true
	}
	return slices.ContainsFunc(c.c.Schema.PossibleTypes[condition], func(d *ast.Definition) bool { return d.Name == c.typeName })
}

// included evaluates @skip and @include.
func (c *compilation) included(dirs ast.DirectiveList) bool {
	if d := dirs.ForName("skip"); d != nil && c.condition(d) {
		return false
	}
	d := dirs.ForName("include")
	return d == nil || c.condition(d)
}

func (c *compilation) condition(d *ast.Directive) bool {
	v := d.Arguments.ForName("if").Value
	if v.Kind == ast.Variable {
		b, _ := c.vars[v.Raw].(bool)
		return b
	}
	return v.Raw == "true"
}

// memoKey identifies a compiled operation within its document, by its name and the Boolean variables on which its shape depends.
func memoKey(op *ast.OperationDefinition, vars map[string]any) string {
	var b strings.Builder
	b.WriteString(op.Name)
	for _, def := range op.VariableDefinitions {
		if def.Type.NamedType == "Boolean" {
			b.WriteByte(' ')
			b.WriteString(def.Variable)
			v, _ := vars[def.Variable].(bool)
			b.WriteString(strconv.FormatBool(v))
		}
	}
	return b.String()
}

// stepKey identifies a step by its parent, its operation and the fields of the document that it is for.
func (c *compilation) stepKey(parent int, spec plan.Spec, fields []*ast.Field) string {
	return strconv.Itoa(parent) + "/" + spec.Operation() + "/" + c.signature(fields)
}

// signature returns a text that is equal for the same list of fields of the document, and for no other: fields are numbered in the
// order in which they are first seen.
func (c *compilation) signature(fields []*ast.Field) string {
	var b []byte
	for _, f := range fields {
		n, ok := c.ordinals[f]
		if !ok {
			n = len(c.ordinals)
			c.ordinals[f] = n
		}
		b = append(strconv.AppendInt(b, int64(n), 36), ',')
	}
	return string(b)
}
