package store

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"

	"graph287g/plan"
)

// ErrCursor tells that a cursor is none, or is of another list.
var ErrCursor = errors.New("not a cursor of this list")

// AppendCursor appends the cursor of a row as a JSON string: opaque to clients, bound by tag to what is paged through,
// and good even after its row is gone, for it holds the row's sort keys.
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

// ParseCursor reads a cursor with this tag and that many keys. Each error is ErrCursor.
func ParseCursor(cursor string, tag uint64, kinds []KeyKind) (*plan.Position, error) {
	raw, err := base64.RawURLEncoding.Strict().DecodeString(cursor)
	if err != nil || strings.ContainsAny(cursor, "\r\n") { // which base64 passes over
		return nil, ErrCursor
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var parts []any
	if err := dec.Decode(&parts); err != nil || len(parts) != len(kinds)+2 {
		return nil, ErrCursor
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, ErrCursor // something follows
	}
	id, ok := parts[len(parts)-1].(string)
	if parts[0] != strconv.FormatUint(tag, 36) || !ok || !rowID(id) {
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

// maxRowID is how long the id of a row may be: that of a neighbor holds four ids and a relation's type.
const maxRowID = 1000

// rowID tells whether an id is that of a row: of a node, of a relation, or of a neighbor, which are ids with blanks between.
func rowID(id string) bool {
	for _, part := range bytes.Fields([]byte(id)) {
		if CheckID(string(part)) != nil {
			return false
		}
	}
	return len(id) <= maxRowID
}
