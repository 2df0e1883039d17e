package store

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"strconv"
	"strings"

	"graph287g/plan"
)

// ErrCursor is returned for a text that is no cursor. The others wrap it: the cursor is one of another list, or of this list with other
// arguments.
var (
	ErrCursor        = errors.New("not a cursor")
	ErrForeignCursor = fmt.Errorf("%w of this list", ErrCursor)
	ErrStaleCursor   = fmt.Errorf("%w of this list with these arguments", ErrCursor)
)

// Tag returns the tag that binds cursors to a list and to its arguments: a hash of each.
func Tag(list, arguments []byte) uint64 {
	a, b := fnv.New32a(), fnv.New32a()
	_, _ = a.Write(list)
	_, _ = b.Write(arguments)
	return uint64(a.Sum32())<<32 | uint64(b.Sum32())
}

// AppendCursor appends the cursor of a row as a JSON string. It is opaque to clients. It holds the tag of the list and the sort keys of
// the row, and is therefore valid even after its row is deleted.
func AppendCursor(b []byte, tag uint64, keys []any, id string) []byte {
	raw := make([]byte, 0, 64)
	raw = append(raw, '[', '"')
	raw = strconv.AppendUint(raw, tag, 36)
	raw = append(raw, '"')
	for _, k := range keys {
		raw = AppendJSON(append(raw, ','), k)
	}
	raw = append(AppendString(append(raw, ','), id), ']')
	b = append(b, '"')
	b = base64.RawURLEncoding.AppendEncode(b, raw)
	return append(b, '"')
}

// ParseCursor parses a cursor with this tag and keys of these kinds. All of its errors are ErrCursor by errors.Is.
func ParseCursor(cursor string, tag uint64, kinds []KeyKind) (*plan.Position, error) {
	raw, err := base64.RawURLEncoding.Strict().DecodeString(cursor)
	if err != nil || strings.ContainsAny(cursor, "\r\n") { // which base64 passes over
		return nil, ErrCursor
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var parts []any
	if err := dec.Decode(&parts); err != nil || len(parts) < 2 {
		return nil, ErrCursor
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, ErrCursor // something follows
	}
	if err := checkTag(parts[0], tag); err != nil {
		return nil, err
	}
	id, ok := parts[len(parts)-1].(string)
	if len(parts) != len(kinds)+2 || !ok || !isRowID(id) {
		return nil, ErrCursor
	}
	pos := &plan.Position{ID: id, Keys: make([]any, len(kinds))}
	for i, kind := range kinds {
		if pos.Keys[i], err = kind.read(parts[i+1]); err != nil {
			return nil, err
		}
	}
	return pos, nil
}

// checkTag returns nil for the tag, and else whether the list or its arguments differ.
func checkTag(v any, tag uint64) error {
	text, _ := v.(string)
	got, err := strconv.ParseUint(text, 36, 64)
	switch {
	case err != nil:
		return ErrCursor
	case got>>32 != tag>>32:
		return ErrForeignCursor
	case got != tag:
		return ErrStaleCursor
	}
	return nil
}

// A KeyKind is the type of a sort key.
type KeyKind uint8

// The types of sort keys.
const (
	TextKey KeyKind = iota
	IntKey
	FloatKey
	BoolKey
)

func (k KeyKind) read(v any) (any, error) {
	if v == nil {
		return nil, nil
	}
	switch v := v.(type) {
	case string:
		if k == TextKey {
			return v, nil
		}
	case bool:
		if k == BoolKey {
			return v, nil
		}
	case json.Number:
		if n, err := v.Int64(); err == nil && k == IntKey {
			return n, nil
		}
		if f, err := v.Float64(); err == nil && k == FloatKey {
			return f, nil
		}
	}
	return nil, ErrCursor
}

// maxRowID is how long the id of a row may be. That of a neighbor has four ids and the type of a relation.
const maxRowID = 1000

// isRowID reports whether a text can be the id of a row: that of a node, of a relation or of a neighbor, which are ids with spaces
// between them.
func isRowID(id string) bool {
	for _, part := range bytes.Fields([]byte(id)) {
		if CheckID(string(part)) != nil {
			return false
		}
	}
	return len(id) <= maxRowID
}
