package worst

import "github.com/vektah/gqlparser/v2/ast"

// A place is a selection set of a document, with the type whose fields it selects.
type place struct {
	set  *[]*selection
	on   *ast.Definition
	deep int // levels of braces
}

// places lists the selection sets of a document, the outer before the inner.
func (m *maker) places(d *document) []place {
	out := []place{{&d.below, m.schema.Query, 0}}
	for i := 0; i < len(out); i++ {
		at := out[i]
		for _, s := range *at.set {
			if on := m.below(at.on, s); on != nil && len(s.below) > 0 {
				out = append(out, place{&s.below, on, at.deep + 1})
			}
		}
	}
	return out
}

// below returns the type of what is below a selection; nil for leaves, and for what the schema doesn't have.
func (m *maker) below(on *ast.Definition, s *selection) *ast.Definition {
	if s.name == "" {
		return m.schema.Types[s.on]
	}
	f := on.Fields.ForName(s.name)
	if f == nil {
		return nil
	}
	t := m.schema.Types[f.Type.Name()]
	if t == nil || t.IsLeafType() {
		return nil
	}
	return t
}

// A spot is a field of a document, with its definition.
type spot struct {
	*selection
	def *ast.FieldDefinition
}

// spots lists the fields of a document that fit.
func (m *maker) spots(d *document, fits func(*ast.FieldDefinition) bool) []spot {
	var out []spot
	for _, p := range m.places(d) {
		for _, s := range *p.set {
			if f := p.on.Fields.ForName(s.name); s.name != "" && f != nil && fits(f) {
				out = append(out, spot{s, f})
			}
		}
	}
	return out
}

func hasArguments(f *ast.FieldDefinition) bool { return len(f.Arguments) > 0 }
