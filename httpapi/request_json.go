package httpapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strings"
	"unicode/utf8"

	"graph287g/graph/document"
)

// The functions here cut up JSON that checkJSON has passed, without copying it.

// jsonSpace is what may stand between the parts of JSON.
const jsonSpace = " \t\r\n"

func trimJSONSpace(data []byte) []byte { return bytes.Trim(data, jsonSpace) }

// jsonMembers gives the names, unquoted, and the values of an object.
func jsonMembers(object []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(name, value []byte) bool) {
		for rest := object[1:]; ; {
			rest = bytes.TrimLeft(rest, jsonSpace+",")
			if rest[0] == '}' {
				return
			}
			end := stringEnd(rest)
			name := unquoteName(rest[:end])
			rest = bytes.TrimLeft(rest[end:], jsonSpace+":")
			end = valueEnd(rest)
			if !yield(name, rest[:end]) {
				return
			}
			rest = rest[end:]
		}
	}
}

// valueEnd gives the length of the value that data starts with.
func valueEnd(data []byte) int {
	switch data[0] {
	case '"':
		return stringEnd(data)
	case '{', '[':
		return bracketsEnd(data)
	}
	if end := bytes.IndexAny(data, jsonSpace+",]}"); end >= 0 {
		return end
	}
	return len(data)
}

func bracketsEnd(data []byte) int {
	depth := 0
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '"':
			i += stringEnd(data[i:]) - 1
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(data)
}

// stringEnd gives the length of the string that data starts with, quotes included; all of data if the string doesn't end.
func stringEnd(data []byte) int {
	for i := 1; i < len(data); i++ {
		switch data[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(data)
}

// unquote reads a string, and gives nothing for null and nil.
func unquote(value []byte) string {
	if len(value) == 0 || value[0] != '"' {
		return ""
	}
	if bytes.IndexByte(value, '\\') < 0 {
		return string(value[1 : len(value)-1])
	}
	var s string
	if err := json.Unmarshal(value, &s); err != nil {
		panic(err) // it was checked
	}
	return s
}

// unquoteName copies only names with escapes in them.
func unquoteName(name []byte) []byte {
	if bytes.IndexByte(name, '\\') < 0 {
		return name[1 : len(name)-1]
	}
	return []byte(unquote(name))
}

// maxNesting bounds what the recursive readers of variables meet.
const maxNesting = 128

// checkJSON tells what keeps data from being one JSON value; what names data.
func checkJSON(what string, data []byte) *problem {
	switch {
	case !utf8.Valid(data):
		return badRequest(what + " must be in UTF-8")
	case nestingDepth(data) > maxNesting:
		return badRequest(fmt.Sprintf("%s nests deeper than %d levels", what, maxNesting))
	case !json.Valid(data):
		return badRequest(what + " isn't valid JSON: " + describeJSONError(data))
	}
	if at := document.LoneSurrogate(data); at >= 0 {
		return badRequest(fmt.Sprintf(`%s has half of a surrogate pair, see byte %d: write both halves, or the character itself`, what, at+1))
	}
	return nil
}

// describeJSONError says where it is wrong, but not what is there, as the messages of encoding/json do.
func describeJSONError(data []byte) string {
	var fault *json.SyntaxError
	if !errors.As(json.Unmarshal(data, new(json.RawMessage)), &fault) {
		return "it can't be read"
	}
	switch {
	case strings.Contains(fault.Error(), "after top-level value"):
		return fmt.Sprintf("something follows its end at byte %d", fault.Offset)
	case strings.Contains(fault.Error(), "unexpected end"):
		return fmt.Sprintf("it breaks off after %d bytes", len(data))
	default:
		return fmt.Sprintf("see byte %d", fault.Offset)
	}
}

// nestingDepth counts how deep brackets go, in invalid JSON as far as it is valid.
func nestingDepth(data []byte) int {
	depth, deepest := 0, 0
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '"':
			i += stringEnd(data[i:]) - 1
		case '{', '[':
			depth++
			deepest = max(deepest, depth)
		case '}', ']':
			depth--
		}
	}
	return deepest
}
