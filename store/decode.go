package store

import (
	"bytes"
	"encoding/json"
)

// Decode decodes JSON that AppendJSON has written. Numbers become json.Number; null and an empty cell become nil.
func Decode(b []byte) any {
	if len(b) == 0 {
		return nil
	}
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return nil
	}
	return v
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
