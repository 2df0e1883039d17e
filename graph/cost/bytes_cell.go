package cost

import (
	"graph287g/ontology"
	"graph287g/plan"
)

// cells bounds the bytes of a column in so many rows of a step, of some kinds.
func (b *byteCount) cells(s *plan.Step, column int, kinds ontology.KindSet, rows int64) int64 {
	col := s.Columns[column]
	switch col.Kind {
	case plan.Property:
		if spec, ok := s.Spec.(*plan.ItemsSpec); ok {
			return boundBytes(b.itemColumns(s, spec, col.Part), rows, b.multiplicity[s.Parent])
		}
		return boundBytes(b.columnsOf(s.Kinds&kinds&col.On, col.Name, col.Part), rows, b.multiplicity[s.Index])
	case plan.Fact:
		return AtMost(rows * widestOf(b.factColumns(s, col)))
	case plan.Cursor:
		return AtMost(rows * b.cursorWidth(s))
	}
	return b.outputs(s, col.Name, rows)
}

// itemColumns are the columns of a part of the values in stored lists.
func (b *byteCount) itemColumns(s *plan.Step, spec *plan.ItemsSpec, part int) []widths {
	out := b.columns[:0]
	for _, k := range (b.parent(s).Kinds & s.On).In(b.stats.c) {
		out = append(out, b.stats.columns.items[itemPart{k.Index, spec.Field.Name, part}])
	}
	b.columns = out
	return out
}

// factColumns are the columns of a fact in all relations that a row of a step may have.
func (b *byteCount) factColumns(s *plan.Step, col plan.Column) []widths {
	out := b.columns[:0]
	for _, r := range b.stats.c.Relations {
		if spec, ok := s.Spec.(*plan.ExpandSpec); ok && spec.Hop.Relation != r {
			continue
		}
		if slot := r.Slot(col.Name); slot >= 0 {
			out = append(out, b.stats.columns.facts[r.Index][slot+col.Part])
		}
	}
	b.columns = out
	return out
}

// cursorWidth bounds the width of a cursor: the values that the rows are ordered by, and the id of the row, in Base64.
func (b *byteCount) cursorWidth(s *plan.Step) int64 {
	const tag, commas = 20, 2
	raw := tag + b.rowIDWidth(s)
	switch spec := s.Spec.(type) {
	case *plan.SearchSpec:
		raw += 2 * (numberWidth + commas)
	case CursorSizer:
		raw += spec.CursorKeysWidth(b.Estimation)
	default:
		for _, key := range plan.ListArgsOf(b.args, s.Index).Order {
			raw += commas + max(numberWidth, widestOf(b.columnsOf(anyKind, key.Field.Name, 0)), b.partsWidth(key.Field))
		}
	}
	return raw*4/3 + int64(len(`""`)) + 2
}

// A CursorSizer is an operation that orders its rows by keys of its own.
type CursorSizer interface {
	// CursorKeysWidth bounds the bytes of the keys in a cursor, with commas.
	CursorKeysWidth(e *Estimation) int64
}

// partsWidth returns the width of the widest part of a field of a value type, of any kind that has it.
func (b *byteCount) partsWidth(f *ontology.Field) int64 {
	o := b.stats.c.Object(f.Type.Name)
	if o == nil || f.Type.List {
		return 0
	}
	widest := nullWidth
	for part := range o.Fields {
		widest = max(widest, widestOf(b.columnsOf(anyKind, f.Name, part)))
	}
	return widest
}

// rowIDWidth bounds the width of the id of a row: of a node; of a relation, which has the ids of both ends and a number; or of a
// neighbor, which has its own, the type of the relation and the relation's.
func (b *byteCount) rowIDWidth(s *plan.Step) int64 {
	id := b.stats.fixed.id
	if _, neighbors := s.Spec.(*plan.NeighborsSpec); neighbors {
		return 3*id + b.stats.fixed.relation + numberWidth
	}
	if l := s.List(); l != nil && l.Edges {
		return 2*id + numberWidth
	}
	return id
}
