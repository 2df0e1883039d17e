package table

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// A branch is a response key within the rows: a value, or an object or list of objects with branches of its own, in the order in which the
// document names them. What fragments on several types name is the union.
type branch struct {
	key      string
	field    *ast.FieldDefinition
	leaf     bool
	list     bool
	paged    bool            // a connection with rows, which may have more than it shows
	entity   bool            // a value of an entity, which may have sources
	evidence []fieldOf       // where the row has these
	branches []*branch       // of the object
	value    *ast.Definition // the type of a value
}

// A fieldOf is a field of which the evidence is in the row under an alias.
type fieldOf struct{ alias, field string }

func (b *branch) under(key string) *branch {
	for _, c := range b.branches {
		if c.key == key {
			return c
		}
	}
	c := &branch{key: key}
	b.branches = append(b.branches, c)
	return c
}

// tree makes the branches of a connection's rows. A connection of which `nodes` and `edges` are asked for has rows of both, each with the
// node beside its edge.
func (r *reader) tree(found []occurrence, t *Table) *branch {
	root := &branch{}
	var fields []*ast.Field
	for _, o := range found {
		for _, f := range r.rowFields(o.field.SelectionSet) {
			fields = append(fields, f)
			if !slices.Contains(t.keys, f.Alias) {
				t.keys = append(t.keys, f.Alias)
			}
		}
	}
	for _, f := range fields {
		at := root
		if len(t.keys) > 1 {
			at = root.under(f.Alias)
		}
		r.grow(at, f, f.SelectionSet, r.typeOf(f))
	}
	return root
}

// grow adds what a set of selections names. The set is that of a field or fragment, its owner.
func (r *reader) grow(b *branch, owner any, set ast.SelectionSet, of *ast.Definition) {
	e := r.evidenceIn(owner, set, of)
	for _, s := range set {
		if !r.isAsked(s) {
			continue
		}
		switch s := s.(type) {
		case *ast.Field:
			if s.Name != "pageInfo" {
				r.growField(b.under(s.Alias), s, of, e)
			}
		case *ast.InlineFragment:
			r.grow(b, s, s.SelectionSet, r.conditionOf(s, of))
		case *ast.FragmentSpread:
			f := r.doc.Fragments.ForName(s.Name)
			r.grow(b, f, f.SelectionSet, r.Schema.Types[f.TypeCondition])
		}
	}
}

func (r *reader) growField(b *branch, f *ast.Field, of *ast.Definition, e evidence) {
	b.field, b.list = f.Definition, b.list || f.Definition.Type.Elem != nil
	b.entity = b.entity || hasEvidence(of) && f.Name != "id" && f.Name != "__typename"
	if slices.Contains(e.fields, f.Name) && !slices.Contains(b.evidence, fieldOf{e.alias, f.Name}) {
		b.evidence = append(b.evidence, fieldOf{e.alias, f.Name})
	}
	inner := r.typeOf(f)
	if inner == nil {
		b.leaf, b.value = true, r.Schema.Types[f.Definition.Type.Name()]
		return
	}
	b.paged = b.paged || isConnection(inner) && len(r.rowFields(f.SelectionSet)) > 0
	b.entity = b.entity && isValue(r.Schema, inner)
	r.grow(b, f, f.SelectionSet, inner)
}

func (r *reader) conditionOf(s *ast.InlineFragment, of *ast.Definition) *ast.Definition {
	if s.TypeCondition == "" {
		return of
	}
	return r.Schema.Types[s.TypeCondition]
}

// isValue tells whether an object is a value of several parts, such as a date, rather than a node.
func isValue(s *ast.Schema, of *ast.Definition) bool {
	if of.Kind != ast.Object || of.Fields.ForName("id") != nil {
		return false
	}
	return !slices.ContainsFunc(of.Fields, func(f *ast.FieldDefinition) bool {
		t := s.Types[f.Type.Name()]
		return t == nil || t.IsCompositeType()
	})
}
