package httpapi

import (
	"bytes"
	"cmp"
	"encoding/json"
	"net/http"

	"graph287g/graph"
	"graph287g/graph/apierror"
)

// A tableFailure is why a table, or a page of one, couldn't be made.
type tableFailure struct {
	status     int
	code       apierror.Code
	message    string // of the first error
	body       []byte // as a GraphQL response without data
	retryAfter string
	problem    *problem // where the transport refused; else nil
}

func failureOf(p *problem) *tableFailure {
	return &tableFailure{code: p.code, message: p.message, problem: p}
}

// refusalOf is what an engine says that ran nothing.
func refusalOf(res *graph.Response) *tableFailure {
	defer res.Release()
	h := http.Header{}
	setStatusHeaders(h, res.Code)
	var answer struct {
		Errors []struct{ Message string }
	}
	f := &tableFailure{status: statusOf(res.Code, responseMedia), code: res.Code, body: bytes.Clone(res.Body), retryAfter: h.Get("Retry-After")}
	if err := json.Unmarshal(res.Body, &answer); err == nil && len(answer.Errors) > 0 {
		f.message = answer.Errors[0].Message
	}
	return f
}

// errorsOf is what an engine says that ran a document whose answer has errors beside its data. There is no table of half an answer, so that
// its status tells of an error where that of a GraphQL response would be 200.
func errorsOf(errors json.RawMessage) *tableFailure {
	var list []struct {
		Message    string
		Extensions struct{ Code apierror.Code }
	}
	f := &tableFailure{status: http.StatusBadRequest, body: append(append([]byte(`{"errors":`), errors...), '}')}
	if err := json.Unmarshal(errors, &list); err == nil && len(list) > 0 {
		f.code, f.message = list[0].Extensions.Code, list[0].Message
	}
	if f.status = statusOf(f.code, responseMedia); f.code == apierror.NotFound {
		f.status = http.StatusNotFound
	}
	return f
}

// isBusy tells whether the same may be had in a moment.
func (f *tableFailure) isBusy() bool { return f.code == apierror.RateLimited }

func (f *tableFailure) send(w http.ResponseWriter, r *http.Request) {
	if f.problem != nil {
		sendProblem(w, r, responseMedia, f.problem)
		return
	}
	if f.retryAfter != "" {
		w.Header().Set("Retry-After", f.retryAfter)
	}
	if f.code == apierror.MethodNotAllowed {
		w.Header().Set("Allow", "POST, OPTIONS")
	}
	send(w, r, cmp.Or(f.status, http.StatusBadRequest), responseMedia, f.body)
}
