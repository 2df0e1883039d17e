package main

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// outputCompatible tells whether clients that read the old type can read the new one: output types are covariant, the new one
// may promise more and never less.
func (c *comparison) outputCompatible(old, now *ast.Type) bool {
	if old.NonNull && !now.NonNull {
		return false
	}
	if old.Elem != nil || now.Elem != nil {
		return old.Elem != nil && now.Elem != nil && c.outputCompatible(old.Elem, now.Elem)
	}
	return old.NamedType == now.NamedType || c.isA(now.NamedType, old.NamedType)
}

// isA tells whether a type implements an interface or belongs to a union.
func (c *comparison) isA(name, of string) bool {
	t := c.now.Types[name]
	if t == nil {
		return false
	}
	if slices.Contains(t.Interfaces, of) {
		return true
	}
	u := c.now.Types[of]
	return u != nil && u.Kind == ast.Union && slices.Contains(u.Types, name)
}

// inputCompatible tells whether what clients gave for the old type can be given for the new one: input types are contravariant,
// the new one may ask for less and never more. A
// list wanted in the place of one value takes the value, but no variable that was declared for it.
func inputCompatible(old, now *ast.Type) bool {
	if now.NonNull && !old.NonNull {
		return false
	}
	if old.Elem != nil || now.Elem != nil {
		return old.Elem != nil && now.Elem != nil && inputCompatible(old.Elem, now.Elem)
	}
	return old.NamedType == now.NamedType
}

func required(t *ast.Type, def *ast.Value) bool { return t.NonNull && def == nil }
