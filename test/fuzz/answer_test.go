package fuzz

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"graph287g/graph/apierror"
)

// An answer is a GraphQL response.
type answer struct {
	Data       json.RawMessage `json:"data"`
	Errors     []answerError   `json:"errors"`
	Extensions json.RawMessage `json:"extensions"`
}

type answerError struct {
	Message    string `json:"message"`
	Locations  []location
	Path       []any `json:"path"`
	Extensions struct {
		Code     apierror.Code
		Variable string
		Argument string
	} `json:"extensions"`
}

// codes are those that the documents name, but for those of a server that can't answer: nothing here keeps it from that.
var codes = []apierror.Code{
	apierror.ParseFailed, apierror.ValidationFailed, apierror.BadUserInput, apierror.NotFound, apierror.CostExceeded, apierror.DepthExceeded, apierror.MethodNotAllowed,
	apierror.RateLimited, "PERSISTED_QUERY_NOT_SUPPORTED", "ARCHIVE_FULL",
}

// Bounds of what an answer has beside its data.
const (
	maxMessage = 2 << 10
	maxErrors  = 256 << 10 // of all errors together
)

// internals is what only the program itself is to know. sent is what the client wrote: that may come back.
var internals = regexp.MustCompile(`goroutine \d|\.go:\d|runtime error|/(?:root|home|tmp)/|graph287g/|\b0x[0-9a-f]{8}|(?i:neo4j)|bolt:|context (?:deadline|canceled)|strconv\.|json: |invalid character|unexpected end of JSON|[^<]EOF|panic|nil pointer|%!`)

// readAnswer reads a response, and holds it to the form that all have.
func readAnswer(t *testing.T, body []byte, sent ...string) answer {
	t.Helper()
	var a answer
	if err := json.Unmarshal(body, &a); err != nil {
		t.Fatalf("no GraphQL response: %v\n%.2000s", err, body)
	}
	if !utf8.Valid(body) {
		t.Errorf("it isn't in UTF-8: %.2000q", body)
	}
	switch {
	case a.Data == nil && len(a.Errors) == 0:
		t.Errorf("neither data nor errors: %.2000s", body)
	case bytes.Equal(a.Data, []byte("null")) && len(a.Errors) == 0:
		t.Errorf("no data, and no error says why: %.2000s", body)
	case len(body)-len(a.Data)-len(a.Extensions) > maxErrors:
		t.Errorf("%d bytes of errors: %.2000s", len(body)-len(a.Data), body)
	}
	for _, e := range a.Errors {
		checkError(t, e, sent)
	}
	return a
}

func checkError(t *testing.T, e answerError, sent []string) {
	t.Helper()
	if e.Message == "" || len(e.Message) > maxMessage || !slices.Contains(codes, e.Extensions.Code) {
		t.Errorf("an error of code %q: %.5000q", e.Extensions.Code, e.Message)
	}
	for _, found := range internals.FindAllString(e.Message, -1) {
		if !slices.ContainsFunc(sent, func(s string) bool { return strings.Contains(s, found) }) {
			t.Errorf("a message tells of the program's inside: %q", e.Message)
		}
	}
}

// checkErrorPaths holds that where an error is, nothing is: the value at its path, or one above it, is null.
func checkErrorPaths(t *testing.T, a answer) {
	t.Helper()
	if a.Data == nil {
		return
	}
	var data any
	if err := json.Unmarshal(a.Data, &data); err != nil {
		t.Fatal(err)
	}
	for _, e := range a.Errors {
		v := data
		for _, step := range e.Path {
			v = at(v, step)
		}
		if v != nil {
			t.Errorf("an error at %v, where there is %.200v: %s", e.Path, v, e.Message)
		}
	}
}

// at steps into a value; into null it leads to null.
func at(v, step any) any {
	switch v := v.(type) {
	case map[string]any:
		name, _ := step.(string)
		item, ok := v[name]
		if !ok {
			return "nothing of that name"
		}
		return item
	case []any:
		if i, ok := step.(float64); ok && int(i) < len(v) {
			return v[int(i)]
		}
		return "nothing at that place"
	}
	return v
}
