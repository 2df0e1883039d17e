package document

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"graph287g/graph/apierror"
)

// checkDepth counts hops: fields with a selection of their own, but for those that connections are made of, and
// introspection. It runs after validation, when fragments are known to have no cycles.
func (p *Parser) checkDepth(doc *ast.QueryDocument) *gqlerror.Error {
	d := &depthCounter{known: map[string]int{}}
	for _, op := range doc.Operations {
		if n := d.ofSet(op.SelectionSet); n > p.limits.Depth {
			return apierror.At(apierror.DepthExceeded, op.Position, nil, "the operation goes %d hops deep, %d are allowed; edges, node, nodes and pageInfo count nothing: ask in two requests, the second by ids", n, p.limits.Depth)
		}
	}
	return nil
}

type depthCounter struct{ known map[string]int }

func (d *depthCounter) ofSet(set ast.SelectionSet) int {
	deepest := 0
	for _, sel := range set {
		n := 0
		switch sel := sel.(type) {
		case *ast.Field:
			n = d.ofField(sel)
		case *ast.InlineFragment:
			n = d.ofSet(sel.SelectionSet)
		case *ast.FragmentSpread:
			n = d.ofFragment(sel)
		}
		deepest = max(deepest, n)
	}
	return deepest
}

func (d *depthCounter) ofFragment(sel *ast.FragmentSpread) int {
	if n, ok := d.known[sel.Name]; ok {
		return n
	}
	d.known[sel.Name] = d.ofSet(sel.Definition.SelectionSet)
	return d.known[sel.Name]
}

func (d *depthCounter) ofField(f *ast.Field) int {
	if strings.HasPrefix(f.Name, "__") || len(f.SelectionSet) == 0 {
		return 0
	}
	n := d.ofSet(f.SelectionSet)
	if isConnectionPart(f) {
		return n
	}
	return n + 1
}

// isConnectionPart tells whether a field is a part of a connection.
func isConnectionPart(f *ast.Field) bool {
	if f.ObjectDefinition == nil {
		return false
	}
	of := f.ObjectDefinition.Name
	switch f.Name {
	case "edges", "nodes", "pageInfo":
		return strings.HasSuffix(of, "Connection")
	case "node":
		return strings.HasSuffix(of, "Edge")
	}
	return false
}
