package seed

import (
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// node turns one node of the library's tree into a value.
func (r *yamlReader) node(n ast.Node) *value {
	switch n := n.(type) {
	case nil, *ast.NullNode:
		return r.null(n)
	case *ast.StringNode:
		return r.text(n)
	case *ast.LiteralNode:
		return r.literal(n)
	case *ast.IntegerNode:
		return r.scalar(n, n.Value)
	case *ast.FloatNode:
		return r.scalar(n, n.Value)
	case *ast.BoolNode:
		return r.scalar(n, n.Value)
	case *ast.SequenceNode:
		return r.sequence(n)
	case *ast.MappingNode:
		return r.mapping(n, n.Values, n.IsFlowStyle)
	case *ast.MappingValueNode:
		return r.mapping(n, []*ast.MappingValueNode{n}, false)
	case *ast.AnchorNode:
		return r.refuse(n, unsupported("an anchor"))
	case *ast.AliasNode:
		return r.refuse(n, unsupported("an alias"))
	case *ast.TagNode:
		return r.refuse(n, unsupported("a tag"))
	}
	return r.refuse(n, "this kind of YAML isn't used here: write a string, number, list or mapping")
}

func (r *yamlReader) null(n ast.Node) *value {
	if n == nil {
		return &value{at: startOf(r.file)}
	}
	return &value{at: r.position(n.GetToken())}
}

func (r *yamlReader) scalar(n ast.Node, data any) *value {
	tk := n.GetToken()
	return &value{at: r.position(tk), shape: scalar, text: tk.Value, data: data}
}

// text refuses what goes on in the next line without quotes: most often that is a field whose colon was forgotten, and
// the library loses count of lines there.
func (r *yamlReader) text(n *ast.StringNode) *value {
	if n.Token.Type == token.StringType && strings.Contains(strings.TrimSpace(n.Token.Origin), "\n") {
		return r.refuse(n, "a text goes on in the next line: write it in one, or fold it with >-")
	}
	return r.scalar(n, n.Value)
}

func (r *yamlReader) literal(n *ast.LiteralNode) *value {
	v := &value{at: r.position(n.Start), shape: scalar, data: ""}
	if n.Value != nil {
		v.text, v.data = n.Value.Value, n.Value.Value
	}
	return v
}

func (r *yamlReader) sequence(n *ast.SequenceNode) *value {
	v := &value{at: r.position(n.Start), shape: list, flow: n.IsFlowStyle}
	for _, item := range n.Values {
		v.items = append(v.items, r.node(item))
	}
	return v
}

func (r *yamlReader) mapping(n ast.Node, values []*ast.MappingValueNode, flow bool) *value {
	v := &value{at: r.position(n.GetToken()), shape: mapping, flow: flow}
	seen := map[string]position{}
	for i, item := range values {
		key := r.key(item.Key)
		if key == nil {
			continue
		}
		if i == 0 && !flow {
			v.at = key.at // the library points at the first colon
		}
		if first, ok := seen[key.text]; ok {
			r.report(key.at, "%s is there twice, first in line %d", key.text, first.line)
			continue
		}
		seen[key.text] = key.at
		v.pairs = append(v.pairs, pair{key, r.node(item.Value)})
	}
	return v
}

func (r *yamlReader) key(n ast.MapKeyNode) *value {
	if s, ok := n.(*ast.StringNode); ok {
		return r.scalar(s, s.Value)
	}
	if n.IsMergeKey() {
		r.refuse(n, unsupported("a merge"))
		return nil
	}
	r.refuse(n, "a key is the name of a field: write letters")
	return nil
}
