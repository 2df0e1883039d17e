package cost

import (
	"graph287g/graph/encode"
	"graph287g/ontology"
	"graph287g/plan"
)

// textOf bounds the bytes of computed texts in so many rows, each of which is one of some choices.
func (b *byteCount) textOf(choices []choice, rows int64) int64 {
	if len(choices) == 1 {
		return b.text(choices[0], rows)
	}
	total := int64(0)
	for _, c := range choices {
		total = AtMost(total + b.text(c, b.rowsOfKinds(c.kinds, rows)))
	}
	return total
}

func (b *byteCount) text(c choice, rows int64) int64 {
	t := c.value.Text
	var args map[string]any
	if t.Args < len(b.texts) {
		args = b.texts[t.Args]
	}
	bound := t.Bound(args)
	read, nodes := b.reads(t.Reads, c.kinds, rows, bound.Quoted)
	return AtMost(rows*max(nullWidth, bound.Fixed) + read + nodes*bound.PerNode)
}

// reads bounds the bytes of all values that texts of so many rows read, and how many neighbors.
func (b *byteCount) reads(r *encode.Reads, kinds ontology.KindSet, rows int64, quoted bool) (bytes, nodes int64) {
	s := b.plan.Steps[r.Step]
	of := func(i int) int64 {
		col := s.Columns[i]
		if col.Kind != plan.Property || !quoted {
			return b.cells(s, i, kinds, rows)
		}
		return boundBytes(b.quotedOf(s.Kinds&kinds&col.On, col.Name, col.Part), rows, b.multiplicity[s.Index])
	}
	for i := range r.Values {
		v := &r.Values[i]
		if v.Parts == nil {
			bytes = AtMost(bytes + of(v.Column))
		}
		for _, p := range v.Parts {
			bytes = AtMost(bytes + of(p.Column))
		}
	}
	for _, child := range r.Nodes {
		more, below := b.reads(child.Reads, anyKind, b.rows[child.Step], quoted)
		bytes, nodes = AtMost(bytes+more), AtMost(nodes+b.rows[child.Step]+below)
	}
	return bytes, nodes
}
