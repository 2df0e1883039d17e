package main

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// readsAs tells whether who reads the old type can read the new one: it may promise more, never less.
func (d *differ) readsAs(old, now *ast.Type) bool {
	if old.NonNull && !now.NonNull {
		return false
	}
	if old.Elem != nil || now.Elem != nil {
		return old.Elem != nil && now.Elem != nil && d.readsAs(old.Elem, now.Elem)
	}
	return old.NamedType == now.NamedType || d.isA(now.NamedType, old.NamedType)
}

// isA tells whether a type implements an interface or belongs to a union.
func (d *differ) isA(name, of string) bool {
	t := d.now.Types[name]
	if t == nil {
		return false
	}
	if slices.Contains(t.Interfaces, of) {
		return true
	}
	u := d.now.Types[of]
	return u != nil && u.Kind == ast.Union && slices.Contains(u.Types, name)
}

// takes tells whether what was written for the old type can be given for the new one: it may ask for less, never more. A
// list wanted in the place of one value takes the value, but no variable that was declared for it.
func takes(old, now *ast.Type) bool {
	if now.NonNull && !old.NonNull {
		return false
	}
	if old.Elem != nil || now.Elem != nil {
		return old.Elem != nil && now.Elem != nil && takes(old.Elem, now.Elem)
	}
	return old.NamedType == now.NamedType
}

func required(t *ast.Type, def *ast.Value) bool { return t.NonNull && def == nil }
