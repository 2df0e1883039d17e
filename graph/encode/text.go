package encode

import (
	"graph287g/graph/computed"
	"graph287g/ontology"
	"graph287g/store"
)

// A Composed text is made of what was read of the row's node and its neighbours.
type Composed struct {
	Make  func(n computed.Node, args map[string]any) string
	Args  int // which of the request's arguments are its own
	Reads *Reads
}

// Reads tell where the parts of a text are: cells of a row, and rows of child steps.
type Reads struct {
	Step   int
	Values []ReadValue
	Nodes  []ReadNodes
}

// A ReadValue is a stored field; Parts are those of a value type.
type ReadValue struct {
	Name   string
	Column int
	Parts  []ReadPart
	Always ontology.KindSet // of these kinds it is always there
}

// A ReadPart is a part of a value type.
type ReadPart struct {
	Name   string
	Column int
	Always bool // it is there where the value is
}

// ReadNodes are the rows of a child step.
type ReadNodes struct {
	Name string
	*Reads
}

// text appends a composed text. It is null where something that it reads is missing and should always be there.
func (e *encoder) text(v *Value, row int) (ok, isNull bool) {
	n, whole := e.read(v.Text.Reads, row)
	if !whole {
		return true, true
	}
	var args map[string]any
	if v.Text.Args < len(e.args) {
		args = e.args[v.Text.Args]
	}
	e.b = store.AppendString(e.b, v.Text.Make(n, args))
	return true, false
}

// read reads a node; whole is false where something is missing that should be there.
func (e *encoder) read(r *Reads, row int) (n computed.Node, whole bool) {
	t := &e.answer.Tables[r.Step]
	kind := int(t.Kinds[row])
	n = computed.Node{Kind: e.c.Kinds[kind].Name, Values: make(map[string]any, len(r.Values))}
	for i := range r.Values {
		v := &r.Values[i]
		value, fine := v.read(t, row)
		if !fine || value == nil && v.Always.Has(kind) {
			return n, false
		}
		if value != nil {
			n.Values[v.Name] = value
		}
	}
	return n, e.readNodes(&n, r, row)
}

func (e *encoder) readNodes(n *computed.Node, r *Reads, row int) bool {
	for _, child := range r.Nodes {
		t := &e.answer.Tables[child.Step]
		for i := t.From[row]; i < t.To[row]; i++ {
			one, whole := e.read(child.Reads, int(i))
			if !whole {
				return false
			}
			if n.Nodes == nil {
				n.Nodes = make(map[string][]computed.Node, len(r.Nodes))
			}
			n.Nodes[child.Name] = append(n.Nodes[child.Name], one)
		}
	}
	return true
}

// read returns a value, nil where there is none; it isn't fine where a part is missing that a value always has.
func (v *ReadValue) read(t *store.Table, row int) (value any, fine bool) {
	if v.Parts == nil {
		return store.Decode(t.Cell(row, v.Column)), true
	}
	out, missing := map[string]any{}, false
	for _, p := range v.Parts {
		cell := t.Cell(row, p.Column)
		if cell == nil && p.Always {
			return nil, true // there is no value at all
		}
		part := store.Decode(cell)
		missing = missing || part == nil && p.Always
		if part != nil {
			out[p.Name] = part
		}
	}
	return out, !missing
}
