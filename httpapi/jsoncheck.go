package httpapi

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// maxNesting bounds what the recursive readers of variables meet.
const maxNesting = 128

// checkJSON tells what keeps data from being one JSON value; what names data.
func checkJSON(what string, data []byte) *problem {
	switch {
	case !utf8.Valid(data):
		return badRequest(what + " must be in UTF-8")
	case nesting(data) > maxNesting:
		return badRequest(fmt.Sprintf("%s nests deeper than %d levels", what, maxNesting))
	case !json.Valid(data):
		return badRequest(what + " isn't valid JSON: " + jsonFault(data))
	}
	return nil
}

// jsonFault says where it is wrong, but not what is there, as the messages of encoding/json do.
func jsonFault(data []byte) string {
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

// nesting counts how deep brackets go, in invalid JSON as far as it is valid.
func nesting(data []byte) int {
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
