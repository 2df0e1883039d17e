package store

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"
)

// Decode decodes JSON that AppendJSON has written. Numbers become json.Number; null and an empty cell become nil. Most values are
// plain texts, which are taken as they stand: computed texts read tens of thousands in one answer.
func Decode(b []byte) any {
	if len(b) == 0 {
		return nil
	}
	if isPlainText(b) {
		return string(b[1 : len(b)-1])
	}
	switch string(b) {
	case "null":
		return nil
	case "true":
		return true
	case "false":
		return false
	}
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return nil
	}
	return v
}

// isPlainText reports whether JSON is a string in which every character stands for itself.
func isPlainText(b []byte) bool {
	last := len(b) - 1
	if last < 1 || b[0] != '"' || b[last] != '"' {
		return false
	}
	for _, c := range b[1:last] {
		if c < ' ' || c == '"' || c == '\\' {
			return false
		}
	}
	return utf8.Valid(b)
}

// Text returns the text of a cell that holds a JSON string.
func Text(cell []byte) string {
	if len(cell) < 2 || cell[0] != '"' {
		return ""
	}
	if bytes.IndexByte(cell, '\\') < 0 {
		return string(cell[1 : len(cell)-1])
	}
	s, _ := Decode(cell).(string)
	return s
}
