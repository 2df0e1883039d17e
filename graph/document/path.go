package document

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// pathAt returns the response path of the innermost field that starts at or before a location, in the operation or
// fragment in which the location lies; nil where there is none.
func pathAt(doc *ast.QueryDocument, at gqlerror.Location) ast.Path {
	definition := nearest{}
	for _, op := range doc.Operations {
		definition.offerSet(op.Position, op.SelectionSet, at)
	}
	for _, f := range doc.Fragments {
		definition.offerSet(f.Position, f.SelectionSet, at)
	}
	best := nearest{}
	best.search(definition.set, nil, at)
	return best.path
}

// A nearest is the last thing that starts at or before a location: a definition with its selections, or a field with its
// path.
type nearest struct {
	line, column int
	path         ast.Path
	set          ast.SelectionSet
}

func (n *nearest) offerSet(pos *ast.Position, set ast.SelectionSet, at gqlerror.Location) {
	if n.advance(pos, at) {
		n.set = set
	}
}

func (n *nearest) search(set ast.SelectionSet, path ast.Path, at gqlerror.Location) {
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			here := append(path[:len(path):len(path)], ast.PathName(sel.Alias))
			n.offerField(sel.Position, here, at)
			n.search(sel.SelectionSet, here, at)
		case *ast.InlineFragment:
			n.search(sel.SelectionSet, path, at)
		}
	}
}

func (n *nearest) offerField(pos *ast.Position, path ast.Path, at gqlerror.Location) {
	if n.advance(pos, at) {
		n.path = path
	}
}

// advance moves to a position and tells so, if the position isn't beyond the location nor before what was found.
func (n *nearest) advance(pos *ast.Position, at gqlerror.Location) bool {
	if pos == nil || before(at.Line, at.Column, pos.Line, pos.Column) || before(pos.Line, pos.Column, n.line, n.column) {
		return false
	}
	n.line, n.column = pos.Line, pos.Column
	return true
}

func before(line, column, otherLine, otherColumn int) bool {
	return line < otherLine || line == otherLine && column < otherColumn
}

// pathOfVariable returns the response path of the first field that has a variable in an argument; nil where none has.
func pathOfVariable(op *ast.OperationDefinition, variable string) ast.Path {
	u := &variableUse{variable: variable, seen: map[string]bool{}}
	u.search(op.SelectionSet, nil)
	return u.path
}

type variableUse struct {
	variable string
	seen     map[string]bool
	path     ast.Path
}

func (u *variableUse) search(set ast.SelectionSet, path ast.Path) {
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			here := append(path[:len(path):len(path)], ast.PathName(sel.Alias))
			if u.path == nil && u.inArguments(sel) {
				u.path = here
			}
			u.search(sel.SelectionSet, here)
		case *ast.InlineFragment:
			u.search(sel.SelectionSet, path)
		case *ast.FragmentSpread:
			if !u.seen[sel.Name] {
				u.seen[sel.Name] = true
				u.search(sel.Definition.SelectionSet, path)
			}
		}
	}
}

func (u *variableUse) inArguments(f *ast.Field) bool {
	for _, a := range f.Arguments {
		if u.inValue(a.Value) {
			return true
		}
	}
	return false
}

func (u *variableUse) inValue(v *ast.Value) bool {
	if v.Kind == ast.Variable {
		return v.Raw == u.variable
	}
	for _, c := range v.Children {
		if u.inValue(c.Value) {
			return true
		}
	}
	return false
}

// PathSuffix writes a path within a value as it follows the name of the argument or variable that has the value: `.fips.eq`.
func PathSuffix(p ast.Path) string {
	if len(p) == 0 {
		return ""
	}
	if _, index := p[0].(ast.PathIndex); index {
		return p.String()
	}
	return "." + p.String()
}
