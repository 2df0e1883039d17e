package table

import (
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"graph287g/graph/apierror"
)

// A step leads from an object to one within it, by a field, or tells of which type it is.
type step struct {
	field *ast.Field
	on    string // where field is nil
}

// An occurrence is a connection as the document has it in one place. Several with one path are one connection.
type occurrence struct {
	path  []string // response keys, the connection's own last
	way   []step
	field *ast.Field
}

// connection finds the connection that becomes the table: the one of that path, or the only one that has rows.
func (r *reader) connection(op *ast.OperationDefinition, path string) ([]occurrence, *gqlerror.Error) {
	var all []occurrence
	r.find(op.SelectionSet, nil, nil, &all)
	var paths []string
	for _, o := range all {
		if name := strings.Join(o.path, "."); !slices.Contains(paths, name) {
			paths = append(paths, name)
		}
	}
	switch {
	case len(all) == 0:
		return nil, apierror.New(apierror.BadUserInput, "nothing in the document can be a table: ask for one connection with `nodes` or `edges` that stands in no list, such as { agreements { nodes { id name } } }")
	case path == "" && len(paths) > 1:
		return nil, apierror.New(apierror.BadUserInput, "a table has the rows of one connection, and the document has %d: %s. Choose one by the parameter table=%s of the address, or ask for one alone",
			len(paths), strings.Join(paths, ", "), paths[0])
	case path != "" && !slices.Contains(paths, path):
		return nil, apierror.New(apierror.BadUserInput, "the parameter table names no connection of the document that stands in no list: there is %s", strings.Join(paths, ", "))
	case path == "":
		path = paths[0]
	}
	chosen := slices.DeleteFunc(all, func(o occurrence) bool { return strings.Join(o.path, ".") != path })
	for _, o := range chosen {
		if err := r.checkForward(o); err != nil {
			return nil, err
		}
	}
	return chosen, nil
}

// find goes through single objects, and not into lists and connections: what is in these has no rows of its own.
func (r *reader) find(set ast.SelectionSet, path []string, way []step, all *[]occurrence) {
	for _, s := range set {
		if !r.isAsked(s) {
			continue
		}
		switch s := s.(type) {
		case *ast.Field:
			of := r.typeOf(s)
			if of == nil || s.Definition.Type.Elem != nil {
				continue
			}
			at := append(slices.Clip(path), s.Alias)
			if !isConnection(of) {
				r.find(s.SelectionSet, at, append(slices.Clip(way), step{field: s}), all)
			} else if len(r.rowFields(s.SelectionSet)) > 0 {
				*all = append(*all, occurrence{at, way, s})
			}
		case *ast.InlineFragment:
			to := way
			if s.TypeCondition != "" {
				to = append(slices.Clip(way), step{on: s.TypeCondition})
			}
			r.find(s.SelectionSet, path, to, all)
		case *ast.FragmentSpread:
			f := r.doc.Fragments.ForName(s.Name)
			r.find(f.SelectionSet, path, append(slices.Clip(way), step{on: f.TypeCondition}), all)
		}
	}
}

// rowFields returns the fields of a connection that hold its rows.
func (r *reader) rowFields(set ast.SelectionSet) []*ast.Field {
	var out []*ast.Field
	for _, s := range set {
		if !r.isAsked(s) {
			continue
		}
		switch s := s.(type) {
		case *ast.Field:
			if s.Name == "nodes" || s.Name == "edges" {
				out = append(out, s)
			}
		case *ast.InlineFragment:
			out = append(out, r.rowFields(s.SelectionSet)...)
		case *ast.FragmentSpread:
			out = append(out, r.rowFields(r.doc.Fragments.ForName(s.Name).SelectionSet)...)
		}
	}
	return out
}

// checkForward refuses what asks for the end of a list, which a table has whole.
func (r *reader) checkForward(o occurrence) *gqlerror.Error {
	for _, name := range []string{"last", "before"} {
		a := o.field.Arguments.ForName(name)
		if a == nil {
			continue
		}
		if v, err := a.Value.Value(r.vars); err != nil || v == nil {
			continue
		}
		var path ast.Path
		for _, key := range o.path {
			path = append(path, ast.PathName(key))
		}
		return apierror.At(apierror.BadUserInput, a.Position, path,
			"%s: a table has all rows from the first on: leave `last` and `before` out; `orderBy` brings the last ones to the beginning", name)
	}
	return nil
}

// isAsked tells whether @skip and @include leave a selection in.
func (r *reader) isAsked(s ast.Selection) bool {
	var of ast.DirectiveList
	switch s := s.(type) {
	case *ast.Field:
		of = s.Directives
	case *ast.InlineFragment:
		of = s.Directives
	case *ast.FragmentSpread:
		of = s.Directives
	}
	return !r.holds(of, "skip", false) && r.holds(of, "include", true)
}

func (r *reader) holds(of ast.DirectiveList, name string, otherwise bool) bool {
	d := of.ForName(name)
	if d == nil {
		return otherwise
	}
	v, err := d.Arguments.ForName("if").Value.Value(r.vars)
	holds, ok := v.(bool)
	if err != nil || !ok {
		return otherwise
	}
	return holds
}

// typeOf returns the type of the objects that a field holds; nil where it holds none.
func (r *reader) typeOf(f *ast.Field) *ast.Definition {
	if of := r.Schema.Types[f.Definition.Type.Name()]; of != nil && of.IsCompositeType() && !strings.HasPrefix(f.Name, "__") {
		return of
	}
	return nil
}

func isConnection(of *ast.Definition) bool {
	for _, name := range []string{"nodes", "edges", "pageInfo", "totalCount"} {
		if of.Fields.ForName(name) == nil {
			return false
		}
	}
	return true
}
