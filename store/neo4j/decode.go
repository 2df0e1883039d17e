package neo4j

import (
	"fmt"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// A DecodeError means that a value in the database isn't what this program stores there: something else has changed it.
// Package store has no error for that, so that clients see an internal error and the log what is wrong.
type DecodeError struct {
	Record string // what was decoded, such as "graph state" or "agency/x"
	Field  string // which of its values
	Want   string // mostly a type of Cypher
	Got    string // the type found, "null", "missing" or a value
}

func (e *DecodeError) Error() string {
	return fmt.Sprintf("decoding %s: %s should be %s, but is %s", e.Record, e.Field, e.Want, e.Got)
}

// missing stands for the type of a value that isn't there.
const missing = "missing"

// The types of values, by their names in Cypher.
const (
	typeNull     = "null"
	typeString   = "STRING"
	typeInteger  = "INTEGER"
	typeFloat    = "FLOAT"
	typeBoolean  = "BOOLEAN"
	typeDate     = "DATE"
	typeDateTime = "ZONED DATETIME"
	typeList     = "LIST"
	typeMap      = "MAP"
)

// cypherType names the type of a value from the driver.
func cypherType(v any) string {
	switch v.(type) {
	case nil:
		return typeNull
	case string:
		return typeString
	case int64:
		return typeInteger
	case float64:
		return typeFloat
	case bool:
		return typeBoolean
	case driver.Date:
		return typeDate
	case time.Time:
		return typeDateTime
	case []any:
		return typeList
	case map[string]any:
		return typeMap
	}
	return fmt.Sprintf("%T", v)
}

// A scanner decodes the values of a record, or of a list inside one, by index. It keeps the first error; after that every
// value is a zero value, so that a caller checks err once, before it uses what it has decoded.
type scanner struct {
	record string // names the record in errors
	values []any
	err    error
}

// scan returns the value at an index, which must be of type T. field names it in errors.
func scan[T string | int64 | bool | time.Time | []any | map[string]any](s *scanner, i int, field string) T {
	var zero T
	if s.err != nil {
		return zero
	}
	if i < len(s.values) {
		if v, ok := s.values[i].(T); ok {
			return v
		}
	}
	s.fail(i, field, cypherType(zero))
	return zero
}

// scanNullable is scan for a value that may be null, which is the zero value. It may not be missing.
func scanNullable[T string | int64 | bool | time.Time | []any | map[string]any](s *scanner, i int, field string) T {
	if i < len(s.values) && s.values[i] == nil {
		var zero T
		return zero
	}
	return scan[T](s, i, field)
}

// list returns the list at an index to be scanned itself, with the errors of this one.
func (s *scanner) list(i int, record string) scanner {
	values := scan[[]any](s, i, record)
	return scanner{record: record, values: values, err: s.err}
}

// fail keeps the error of the value at an index, unless there is one already.
func (s *scanner) fail(i int, field, want string) {
	if s.err != nil {
		return
	}
	got := missing
	if i < len(s.values) {
		got = cypherType(s.values[i])
	}
	s.err = &DecodeError{s.record, field, want, got}
}

// rest returns the values from an index on, of which there must be n.
func (s *scanner) rest(i, n int, field string) []any {
	if s.err == nil && len(s.values) != i+n {
		s.err = &DecodeError{s.record, field, fmt.Sprintf("%d values", n), fmt.Sprintf("%d", max(len(s.values)-i, 0))}
	}
	if s.err != nil {
		return nil
	}
	return s.values[i:]
}

// scanProperty returns a property of type T of a node or relation, which must have it.
func scanProperty[T string | int64](record string, props map[string]any, name string) (T, error) {
	v, ok := props[name].(T)
	if !ok {
		got := missing
		if there, ok := props[name]; ok {
			got = cypherType(there)
		}
		return v, &DecodeError{record, name, cypherType(v), got}
	}
	return v, nil
}
