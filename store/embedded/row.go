package embedded

import (
	"encoding/binary"
	"math/bits"
	"unsafe"

	"graph287g/ontology"
	"graph287g/store"
)

// A row holds the cells of one node or the facts of one relation as one text without pointers, so that millions of them cost the garbage
// collector little: how many words its bitmap has, how wide its offsets are, how many cells aren't null, the bitmap of these, the end of
// each, then their JSON. The zero row has no cells.
type row string

const rowHead = 4 // bytes before the bitmap

// cell returns the JSON of a cell, nil for null. It shares the memory of the row, which nobody may change.
func (r row) cell(slot int) []byte {
	s := r.text(slot)
	if s == "" {
		return nil
	}
	return unsafe.Slice(unsafe.StringData(s), len(s))
}

// text is cell as a string.
func (r row) text(slot int) string {
	if len(r) == 0 || slot < 0 || slot>>6 >= int(r[0]) {
		return ""
	}
	words, width, count := int(r[0]), int(r[1]), int(r[2])|int(r[3])<<8
	word := wordAt(r, rowHead+8*(slot>>6))
	if word&(1<<(slot&63)) == 0 {
		return ""
	}
	at := bits.OnesCount64(word & (1<<(slot&63) - 1))
	for w := range slot >> 6 {
		at += bits.OnesCount64(wordAt(r, rowHead+8*w))
	}
	offsets, from := rowHead+8*words, 0
	if at > 0 {
		from = offsetAt(r, offsets+width*(at-1), width)
	}
	data := offsets + width*count
	return string(r[data+from : data+offsetAt(r, offsets+width*at, width)])
}

// has reports whether a cell isn't null.
func (r row) has(slot int) bool {
	return len(r) > 0 && slot >= 0 && slot>>6 < int(r[0]) && wordAt(r, rowHead+8*(slot>>6))&(1<<(slot&63)) != 0
}

func wordAt(r row, at int) uint64 {
	_ = r[at+7]
	return uint64(r[at]) | uint64(r[at+1])<<8 | uint64(r[at+2])<<16 | uint64(r[at+3])<<24 |
		uint64(r[at+4])<<32 | uint64(r[at+5])<<40 | uint64(r[at+6])<<48 | uint64(r[at+7])<<56
}

func offsetAt(r row, at, width int) int {
	if width == 2 {
		return int(r[at]) | int(r[at+1])<<8
	}
	return int(r[at]) | int(r[at+1])<<8 | int(r[at+2])<<16 | int(r[at+3])<<24
}

// A rowWriter makes rows. It keeps its memory from one row to the next.
type rowWriter struct {
	words   []uint64
	offsets []int
	data    []byte
	out     []byte
}

func (w *rowWriter) reset(slots int) {
	w.words, w.offsets, w.data = append(w.words[:0], make([]uint64, (slots+63)/64)...), w.offsets[:0], w.data[:0]
}

// add ends the cell that was appended to data. Cells are added in order of their slots.
func (w *rowWriter) add(slot int) {
	w.words[slot>>6] |= 1 << (slot & 63)
	w.offsets = append(w.offsets, len(w.data))
}

func (w *rowWriter) row() row {
	width := 2
	if len(w.data) > 1<<16-1 {
		width = 4
	}
	w.out = append(w.out[:0], byte(len(w.words)), byte(width), byte(len(w.offsets)), byte(len(w.offsets)>>8))
	for _, word := range w.words {
		w.out = binary.LittleEndian.AppendUint64(w.out, word)
	}
	for _, end := range w.offsets {
		if width == 2 {
			w.out = binary.LittleEndian.AppendUint16(w.out, uint16(end))
		} else {
			w.out = binary.LittleEndian.AppendUint32(w.out, uint32(end))
		}
	}
	return row(append(w.out, w.data...))
}

// A layout tells which cells a row of a kind or relation has: the slots of the ontology, the folded texts, and what is no field.
type layout struct {
	slots  []ontology.Slot
	fields []laidField
	folded []int // by slot: where its folded text is, or -1
	extra  *laidField
	byName map[string]*laidField
	cells  int
}

// A laidField is a stored field with the slots that it takes.
type laidField struct {
	field *ontology.Field
	first int
	parts []*ontology.Field // of a single value type
}

func newLayout(slots []ontology.Slot) *layout {
	l := &layout{slots: slots, folded: make([]int, len(slots)), cells: len(slots)}
	for i, s := range slots {
		if n := len(l.fields); s.Part == nil || n == 0 || l.fields[n-1].field != s.Field {
			l.fields = append(l.fields, laidField{field: s.Field, first: i})
		}
		if s.Part != nil {
			last := &l.fields[len(l.fields)-1]
			last.parts = append(last.parts, s.Part)
		}
		l.folded[i] = -1
		if s.Part == nil && store.HasFoldedText(s.Field) {
			l.folded[i] = l.cells
			l.cells++
		}
	}
	l.byName = make(map[string]*laidField, len(l.fields))
	for i := range l.fields {
		l.byName[l.fields[i].field.Name] = &l.fields[i]
	}
	return l
}

// addExtra makes room for a property that is no field of the ontology.
func (l *layout) addExtra(name, of string) {
	l.extra = &laidField{field: &ontology.Field{Named: ontology.Named{Name: name}, Type: ontology.Type{Name: of}}, first: l.cells}
	l.byName[name] = l.extra
	l.cells++
}

// encode makes the row of a record with these properties.
func (l *layout) encode(w *rowWriter, id string, properties map[string]any) row {
	w.reset(l.cells)
	for _, f := range l.fields {
		v := properties[f.field.Name]
		if f.field.Name == "id" {
			v = id
		}
		switch {
		case v == nil:
		case f.parts == nil:
			w.data = store.AppendJSON(w.data, v)
			w.add(f.first)
		default:
			whole, _ := v.(map[string]any)
			for i, p := range f.parts {
				if part := whole[p.Name]; part != nil {
					w.data = store.AppendJSON(w.data, part)
					w.add(f.first + i)
				}
			}
		}
	}
	for slot, at := range l.folded {
		if text, _ := properties[l.slots[slot].Field.Name].(string); at >= 0 && text != "" {
			w.data = append(w.data, store.Fold(text)...)
			w.add(at)
		}
	}
	if l.extra != nil && properties[l.extra.field.Name] != nil {
		w.data = store.AppendJSON(w.data, properties[l.extra.field.Name])
		w.add(l.extra.first)
	}
	return w.row()
}

// value returns the canonical value of a field, nil for null.
func (l *layout) value(c *ontology.Catalogue, r row, f *laidField) any {
	if f.parts == nil {
		return canonical(c, f.field.Type, r.text(f.first))
	}
	var whole map[string]any
	for i, p := range f.parts {
		if v := canonical(c, p.Type, r.text(f.first+i)); v != nil {
			if whole == nil {
				whole = make(map[string]any, len(f.parts))
			}
			whole[p.Name] = v
		}
	}
	if whole == nil {
		return nil
	}
	return whole
}

// properties returns the canonical properties of a record.
func (l *layout) properties(c *ontology.Catalogue, r row) map[string]any {
	out := map[string]any{}
	for i := range l.fields {
		if f := &l.fields[i]; f.field.Name != "id" {
			if v := l.value(c, r, f); v != nil {
				out[f.field.Name] = v
			}
		}
	}
	if l.extra != nil {
		if v := l.value(c, r, l.extra); v != nil {
			out[l.extra.field.Name] = v
		}
	}
	return out
}
