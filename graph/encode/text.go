package encode

import (
	"graph287g/graph/computed"
	"graph287g/ontology"
	"graph287g/store"
)

// A ComputedText is made of values of the row's node and of its neighbors.
type ComputedText struct {
	Make  func(n computed.Node, args map[string]any) string
	Bound func(args map[string]any) computed.Bound
	Args  int // index of its arguments in Input.TextArgs
	Reads *Reads
}

// Reads tell where the values that a text reads are: in cells of a row, and in rows of child steps.
type Reads struct {
	Step   int
	Values []ReadValue
	Nodes  []ReadNodes
}

// A ReadValue is a stored field.
type ReadValue struct {
	Name   string
	Column int
	Parts  []ReadPart       // of a value type, instead of Column
	Always ontology.KindSet // the kinds for which it is non-null
	Needed bool             // there is no text without it
}

// A ReadPart is a part of a value type.
type ReadPart struct {
	Name   string
	Column int
	Always bool // it is non-null in every value
}

// ReadNodes are neighbors, which are the rows of a child step.
type ReadNodes struct {
	Name string
	*Reads
}

// text appends a computed text. It is null where something that it reads is null but must not be.
func (e *encoder) text(v *Value, row int) (ok, isNull bool) {
	n, complete := e.read(v.Text.Reads, row)
	if !complete {
		return true, true
	}
	var args map[string]any
	if v.Text.Args < len(e.args) {
		args = e.args[v.Text.Args]
	}
	e.b = store.AppendString(e.b, v.Text.Make(n, args))
	return true, false
}

// read reads the values of a node; complete is false where one is null that must not be.
func (e *encoder) read(r *Reads, row int) (n computed.Node, complete bool) {
	t := &e.answer.Tables[r.Step]
	kind, isNode := int(t.Kinds[row]), t.Kinds[row] != store.NoKind
	n = computed.Node{Values: make(map[string]any, len(r.Values))}
	if isNode {
		n.Kind = e.c.Kinds[kind].Name
	}
	for i := range r.Values {
		v := &r.Values[i]
		value, ok := v.read(t, row)
		if !ok || value == nil && (v.Needed || isNode && v.Always.Has(kind)) {
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
			one, complete := e.read(child.Reads, int(i))
			if !complete {
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

// read returns a value, or nil for null; ok is false where a part is null that must not be.
func (v *ReadValue) read(t *store.Table, row int) (value any, ok bool) {
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
