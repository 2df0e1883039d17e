package document

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// checkNulls refuses null for a variable on which @skip, @include or __type depends; arguments of other fields are checked where they
// are bound. Validation lets a variable that may be null stand there if it has a default, but who gives null gets no default.
func (p *Parser) checkNulls(op *ast.OperationDefinition, vars map[string]any) *gqlerror.Error {
	if !hasNullForDefault(op, vars) {
		return nil
	}
	c := &nullCheck{vars: vars, seen: map[string]bool{}}
	c.set(op.SelectionSet, nil)
	if c.variable == "" {
		return nil
	}
	err := p.variableError(op, op.VariableDefinitions.ForName(c.variable), &InputError{What: "null is no " + c.want + ": give a value, or leave it out"})
	err.Path = ShortenPath(c.path)
	return err
}

// hasNullForDefault tells whether a variable is null that has a default; that is rare.
func hasNullForDefault(op *ast.OperationDefinition, vars map[string]any) bool {
	return slices.ContainsFunc(op.VariableDefinitions, func(def *ast.VariableDefinition) bool {
		v, given := vars[def.Variable]
		return given && v == nil && def.DefaultValue != nil
	})
}

// A nullCheck goes through the selections of an operation that are included.
type nullCheck struct {
	vars map[string]any
	seen map[string]bool // fragments

	variable string   // the first that is null where it may not be
	want     string   // the type of its place
	path     ast.Path // of the field that depends on it, or of the one that holds the fragment
}

func (c *nullCheck) set(set ast.SelectionSet, path ast.Path) {
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			here := append(path[:len(path):len(path)], ast.PathName(sel.Alias))
			if c.included(sel.Directives, here) {
				c.field(sel, here)
			}
		case *ast.InlineFragment:
			if c.included(sel.Directives, path) {
				c.set(sel.SelectionSet, path)
			}
		case *ast.FragmentSpread:
			if c.included(sel.Directives, path) && !c.seen[sel.Name] {
				c.seen[sel.Name] = true
				c.set(sel.Definition.SelectionSet, path)
			}
		}
	}
}

func (c *nullCheck) field(f *ast.Field, path ast.Path) {
	if f.Name == "__type" {
		c.check(f.Arguments.ForName("name").Value, "String!", path)
	}
	c.set(f.SelectionSet, path)
}

// included evaluates @skip, then @include.
func (c *nullCheck) included(directives ast.DirectiveList, path ast.Path) bool {
	if d := directives.ForName("skip"); d != nil && c.holds(d, path) {
		return false
	}
	d := directives.ForName("include")
	return d == nil || c.holds(d, path)
}

func (c *nullCheck) holds(d *ast.Directive, path ast.Path) bool {
	v := d.Arguments.ForName("if").Value
	if v.Kind != ast.Variable {
		return v.Raw == "true"
	}
	c.check(v, "Boolean!", path)
	b, _ := c.vars[v.Raw].(bool)
	return b
}

// check notes a variable that is null.
func (c *nullCheck) check(v *ast.Value, want string, path ast.Path) {
	if v.Kind == ast.Variable && c.vars[v.Raw] == nil && c.variable == "" {
		c.variable, c.want, c.path = v.Raw, want, path
	}
}
