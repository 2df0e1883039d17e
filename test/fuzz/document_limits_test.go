package fuzz

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// checkLimits counts again what was let in, one selection after the other.
func (c *documentCase) checkLimits(doc *ast.QueryDocument) {
	l := patient
	if words := len(token.FindAllString(c.request.Query, -1)); words > 2*l.Tokens+strings.Count(c.request.Query, "#") {
		c.t.Errorf("about %d tokens were let in", words)
	}
	for _, op := range doc.Operations {
		n := &expansion{most: l.Selections + l.Spreads}
		n.expand(op.SelectionSet, 1, 0)
		if n.fields+n.inline > l.Selections || n.spreads > l.Spreads || n.aliases > l.Aliases || n.roots > l.Roots || n.braces > l.Braces || n.hops > l.Depth {
			c.t.Errorf("it was let in, over a limit: %+v", *n)
		}
	}
}

// An expansion counts what an operation is with its fragments put in their places.
type expansion struct {
	most                                                  int // of selections; then it is over a limit in any case
	fields, inline, spreads, aliases, roots, braces, hops int
}

func (n *expansion) expand(set ast.SelectionSet, braces, hops int) {
	n.braces, n.hops = max(n.braces, braces), max(n.hops, hops)
	for _, sel := range set {
		if n.fields+n.inline+n.spreads > n.most {
			return
		}
		switch sel := sel.(type) {
		case *ast.Field:
			n.fields++
			if sel.Alias != sel.Name {
				n.aliases++
			}
			if braces == 1 {
				n.roots++
			}
			next := hops
			if !isFree(sel) {
				next++
			}
			if len(sel.SelectionSet) > 0 {
				n.expand(sel.SelectionSet, braces+1, next)
			}
		case *ast.InlineFragment:
			n.inline++
			n.expand(sel.SelectionSet, braces, hops)
		case *ast.FragmentSpread:
			n.spreads++
			n.expand(sel.Definition.SelectionSet, braces, hops)
		}
	}
}

// isFree tells whether a field is no hop: a part of a connection, or introspection.
func isFree(f *ast.Field) bool {
	return strings.HasPrefix(f.ObjectDefinition.Name, "__") || strings.HasPrefix(f.Name, "__") || f.Name == "edges" || f.Name == "node" || f.Name == "nodes" || f.Name == "pageInfo"
}
