package attack

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"time"
)

// An Answer is what came of one request.
type Answer struct {
	Status     int
	Code       string // of the first error; empty for an answer without errors
	RetryAfter string
	Bytes      int64 // of the body
	Took       time.Duration
	Err        error  // no answer, or not all of it
	Head       []byte // the beginning of the body

	location string
}

// headSize is how much of a body is kept, and errorsSize how much of one that begins with errors, whose paths may be long.
const (
	headSize   = 4 << 10
	errorsSize = 1 << 20
)

var errorsFirst = []byte(`{"errors":`)

var codeOf = regexp.MustCompile(`"code":"([A-Z_]+)"`)

// readAnswer reads a response to its end.
func readAnswer(resp *http.Response, start time.Time) Answer {
	defer resp.Body.Close()
	a := Answer{Status: resp.StatusCode, RetryAfter: resp.Header.Get("Retry-After"), location: resp.Header.Get("Location")}
	var head bytes.Buffer
	size, err := io.CopyN(&head, resp.Body, headSize)
	if err == nil && bytes.HasPrefix(head.Bytes(), errorsFirst) {
		var n int64
		n, err = io.CopyN(&head, resp.Body, errorsSize)
		size += n
	}
	if err == nil {
		var n int64
		n, err = io.Copy(io.Discard, resp.Body)
		size += n
	}
	if err != nil && !errors.Is(err, io.EOF) {
		a.Err = err
	}
	a.Bytes = size
	a.Took, a.Head = time.Since(start), head.Bytes()
	if bytes.HasPrefix(a.Head, errorsFirst) {
		a.Code = "an error without a code"
		if m := codeOf.FindSubmatch(a.Head); m != nil {
			a.Code = string(m[1])
		}
	}
	return a
}

// wrong tells what no busy machine explains; empty where nothing is.
func (a Answer) wrong(e Expectation) string {
	most := e.Bytes
	if most == 0 {
		most = MaxBytes
	}
	switch {
	case a.Err != nil:
		return "no answer: " + a.Err.Error()
	case a.Bytes > most:
		return fmt.Sprintf("the answer has %.1f MB, it may have %.1f MB", float64(a.Bytes)/1e6, float64(most)/1e6)
	case a.Status == http.StatusInternalServerError || a.Code == "INTERNAL":
		return fmt.Sprintf("the server's own mistake: %d, %s", a.Status, a.text())
	case (a.Status == http.StatusServiceUnavailable || a.Status == http.StatusTooManyRequests) && a.RetryAfter == "":
		return fmt.Sprintf("%d without Retry-After", a.Status)
	case len(e.Codes) > 0 && !slices.Contains(e.Codes, a.Code):
		return fmt.Sprintf("%s, expected %s", a.name(), names(e.Codes))
	case a.Code == "" && a.Status >= http.StatusBadRequest && !bytes.HasPrefix(a.Head, []byte("<!doctype html>")): // a page says it in words
		return fmt.Sprintf("status %d without a code: %s", a.Status, a.text())
	}
	return ""
}

// name tells what an answer is.
func (a Answer) name() string {
	if a.Code == "" {
		return fmt.Sprintf("answered (%d)", a.Status)
	}
	return fmt.Sprintf("%s (%d)", a.Code, a.Status)
}

func names(codes []string) string {
	out := slices.Clone(codes)
	for i, c := range out {
		if c == "" {
			out[i] = "an answer"
		}
	}
	return strings.Join(out, " or ")
}

// text is the beginning of a body.
func (a Answer) text() string { return string(a.Head[:min(len(a.Head), 200)]) }

// putOff reports whether a request was refused only for now.
func (a Answer) putOff() bool { return a.Code == rateLimited && a.RetryAfter != "" }
