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

// refusalOf is what an engine says that made no table of a document.
func refusalOf(res *graph.Response) *tableFailure {
	defer res.Release()
	h := http.Header{}
	setStatusHeaders(h, res.Code)
	return &tableFailure{
		status: statusOf(res.Code, responseMedia), code: res.Code, body: bytes.Clone(res.Body), retryAfter: h.Get("Retry-After"), message: firstMessage(res.Body),
	}
}

func firstMessage(body []byte) string {
	var answer struct {
		Errors []struct{ Message string }
	}
	if err := json.Unmarshal(body, &answer); err != nil || len(answer.Errors) == 0 {
		return ""
	}
	return answer.Errors[0].Message
}

// pageFailureOf is what an engine says of the document of a page; nil where nothing is wrong. Its places are left out, for nobody has seen that
// document. There is no table of half an answer, so that the status tells of an error where that of a GraphQL response would be 200.
func pageFailureOf(res *graph.Response) *tableFailure {
	if res.Code == "" && !bytes.Contains(res.Body, []byte(`"errors"`)) {
		return nil
	}
	var answer struct {
		Errors []map[string]json.RawMessage `json:"errors"`
	}
	if err := json.Unmarshal(res.Body, &answer); err != nil {
		panic(err) // an engine writes JSON
	}
	if len(answer.Errors) == 0 {
		return nil
	}
	var extensions struct{ Code apierror.Code }
	for i, e := range answer.Errors {
		if i == 0 {
			_ = json.Unmarshal(e["extensions"], &extensions) // without them there is no code
		}
		delete(e, "locations")
	}
	f := refusalOf(&graph.Response{Code: cmp.Or(res.Code, extensions.Code), Body: marshal(answer)})
	if f.code == apierror.NotFound {
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
