package embedded

import (
	"bytes"
	"errors"
	"slices"

	"graph287g/store"
)

// A recordScanner makes rows of records as the file has them (store.AppendRecord), without making values: the JSON of a value in a record is
// that of its cell.
type recordScanner struct {
	rowWriter
	spans [][]byte // by cell of the layout: its JSON
	text  []byte
	at    int
}

// errNoRecord is returned for what store.AppendRecord did not write.
var errNoRecord = errors.New("this is no record")

// A scannedRecord is a record with the memory of the text that it was scanned from, except for its row.
type scannedRecord struct {
	kind, id, from, to []byte // kind is the type of a relation
	properties         []byte
}

// scanRecord finds the parts of a record.
func (w *recordScanner) scanRecord(text []byte) (out scannedRecord, err error) {
	w.text, w.at = text, 0
	err = w.object(func(name, value []byte) error {
		switch string(name) {
		case "kind", "relation":
			out.kind = unquoted(value)
		case "id":
			out.id = unquoted(value)
		case "from":
			out.from = unquoted(value)
		case "to":
			out.to = unquoted(value)
		case "properties":
			out.properties = value
		default:
			return errNoRecord
		}
		return nil
	})
	if err == nil && (w.at != len(text) || out.kind == nil || out.id == nil || out.properties == nil) {
		err = errNoRecord
	}
	return out, err
}

func unquoted(value []byte) []byte {
	if len(value) < 2 || value[0] != '"' {
		return nil
	}
	return value[1 : len(value)-1]
}

// row makes the row of a record with these properties.
func (w *recordScanner) row(l *layout, id, properties []byte) (row, error) {
	w.spans = slices.Grow(w.spans[:0], l.cells)[:l.cells]
	clear(w.spans)
	w.text, w.at = properties, 0
	err := w.object(func(name, value []byte) error {
		f := l.byName[string(name)]
		switch {
		case f == nil:
			return errNoRecord
		case f.parts == nil:
			w.spans[f.first] = value
			return nil
		}
		return w.parts(f, value)
	})
	if err != nil {
		return "", err
	}
	w.reset(l.cells)
	for slot := range l.cells {
		switch {
		case slot == 0 && id != nil && l.slots[0].Field.Name == "id":
			w.data = append(append(append(w.data, '"'), id...), '"')
		case w.spans[slot] == nil:
			continue
		default:
			w.data = append(w.data, w.spans[slot]...)
		}
		w.add(slot)
		if slot < len(l.folded) && l.folded[slot] >= 0 {
			w.spans[l.folded[slot]] = []byte(store.Fold(store.Text(w.spans[slot])))
		}
	}
	return w.rowWriter.row(), nil
}

// parts finds the parts of a value type.
func (w *recordScanner) parts(f *laidField, value []byte) error {
	text, at := w.text, w.at
	defer func() { w.text, w.at = text, at }()
	w.text, w.at = value, 0
	return w.object(func(name, value []byte) error {
		for i, p := range f.parts {
			if p.Name == string(name) {
				w.spans[f.first+i] = value
				return nil
			}
		}
		return errNoRecord
	})
}

// object goes over the members of an object. Names have no escapes, for they are those of the ontology.
func (w *recordScanner) object(member func(name, value []byte) error) error {
	if !w.take('{') {
		return errNoRecord
	}
	for first := true; !w.take('}'); first = false {
		if !first && !w.take(',') {
			return errNoRecord
		}
		name, err := w.value()
		if err != nil || unquoted(name) == nil || !w.take(':') {
			return errNoRecord
		}
		value, err := w.value()
		if err != nil {
			return err
		}
		if err := member(unquoted(name), value); err != nil {
			return err
		}
	}
	return nil
}

func (w *recordScanner) take(c byte) bool {
	if w.at >= len(w.text) || w.text[w.at] != c {
		return false
	}
	w.at++
	return true
}

// value returns the text of the next value.
func (w *recordScanner) value() ([]byte, error) {
	start, depth := w.at, 0
	for w.at < len(w.text) {
		switch w.text[w.at] {
		case '"':
			if !w.skipString() {
				return nil, errNoRecord
			}
		case '{', '[':
			depth++
			w.at++
		case '}', ']':
			if depth == 0 {
				return w.ended(start)
			}
			depth--
			w.at++
		case ',', ':':
			if depth == 0 {
				return w.ended(start)
			}
			w.at++
		default:
			w.at++
			continue // of a number, true or false
		}
		if depth == 0 {
			return w.ended(start)
		}
	}
	return w.ended(start)
}

func (w *recordScanner) ended(start int) ([]byte, error) {
	if w.at == start {
		return nil, errNoRecord
	}
	return w.text[start:w.at:w.at], nil
}

func (w *recordScanner) skipString() bool {
	for w.at++; w.at < len(w.text); w.at++ {
		n := bytes.IndexAny(w.text[w.at:], `"\`)
		if n < 0 {
			return false
		}
		w.at += n
		if w.text[w.at] == '"' {
			w.at++
			return true
		}
		w.at++ // what is escaped
	}
	return false
}
