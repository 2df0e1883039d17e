package document

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// pathAt returns the response path of the innermost field that starts at or before a location, in the operation or
// fragment in which the location lies; nil where there is none.
func pathAt(doc *ast.QueryDocument, at gqlerror.Location) ast.Path {
	definition := place{}
	for _, op := range doc.Operations {
		definition.offerSet(op.Position, op.SelectionSet, at)
	}
	for _, f := range doc.Fragments {
		definition.offerSet(f.Position, f.SelectionSet, at)
	}
	best := place{}
	best.look(definition.set, nil, at)
	return best.path
}

// A place is the last thing that starts at or before a location: a definition with its selections, or a field with its
// path.
type place struct {
	line, column int
	path         ast.Path
	set          ast.SelectionSet
}

func (p *place) offerSet(pos *ast.Position, set ast.SelectionSet, at gqlerror.Location) {
	if p.later(pos, at) {
		p.set = set
	}
}

func (p *place) look(set ast.SelectionSet, path ast.Path, at gqlerror.Location) {
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			here := append(path[:len(path):len(path)], ast.PathName(sel.Alias))
			p.offer(sel.Position, here, at)
			p.look(sel.SelectionSet, here, at)
		case *ast.InlineFragment:
			p.look(sel.SelectionSet, path, at)
		}
	}
}

func (p *place) offer(pos *ast.Position, path ast.Path, at gqlerror.Location) {
	if p.later(pos, at) {
		p.path = path
	}
}

// later moves the place on, if the position isn't beyond the location nor before what was found.
func (p *place) later(pos *ast.Position, at gqlerror.Location) bool {
	if pos == nil || before(at.Line, at.Column, pos.Line, pos.Column) || before(pos.Line, pos.Column, p.line, p.column) {
		return false
	}
	p.line, p.column = pos.Line, pos.Column
	return true
}

func before(line, column, otherLine, otherColumn int) bool {
	return line < otherLine || line == otherLine && column < otherColumn
}

// userOf returns the response path of the first field that has a variable in an argument; nil where none has.
func userOf(op *ast.OperationDefinition, variable string) ast.Path {
	u := &user{variable: variable, seen: map[string]bool{}}
	u.look(op.SelectionSet, nil)
	return u.path
}

type user struct {
	variable string
	seen     map[string]bool
	path     ast.Path
}

func (u *user) look(set ast.SelectionSet, path ast.Path) {
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			here := append(path[:len(path):len(path)], ast.PathName(sel.Alias))
			if u.path == nil && u.uses(sel) {
				u.path = here
			}
			u.look(sel.SelectionSet, here)
		case *ast.InlineFragment:
			u.look(sel.SelectionSet, path)
		case *ast.FragmentSpread:
			if !u.seen[sel.Name] {
				u.seen[sel.Name] = true
				u.look(sel.Definition.SelectionSet, path)
			}
		}
	}
}

func (u *user) uses(f *ast.Field) bool {
	for _, a := range f.Arguments {
		if u.in(a.Value) {
			return true
		}
	}
	return false
}

func (u *user) in(v *ast.Value) bool {
	if v.Kind == ast.Variable {
		return v.Raw == u.variable
	}
	for _, c := range v.Children {
		if u.in(c.Value) {
			return true
		}
	}
	return false
}
