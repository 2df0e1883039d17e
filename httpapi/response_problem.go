package httpapi

import (
	"encoding/json"
	"net/http"

	"graph287g/graph/apierror"
)

// A problem is why the transport doesn't run a request, as the client is told. Its message is made of our words and of
// numbers, never of what was sent.
type problem struct {
	status          int // 0 for that which statusOf gives code
	code            apierror.Code
	message         string
	allow           string   // the header Allow
	retryAfter      string   // the header Retry-After, in seconds
	closeConnection bool     // the rest of the body can't be read, so the connection can't be used again
	paths           []string // extensions.paths
}

func badRequest(message string) *problem {
	return &problem{status: http.StatusBadRequest, code: apierror.BadUserInput, message: message}
}

// json gives the problem as a GraphQL response.
func (p *problem) json() []byte {
	type extensions struct {
		Code  apierror.Code `json:"code"`
		Paths []string      `json:"paths,omitempty"`
	}
	type entry struct {
		Message    string     `json:"message"`
		Extensions extensions `json:"extensions"`
	}
	body, err := json.Marshal(struct {
		Errors []entry `json:"errors"`
	}{[]entry{{p.message, extensions{p.code, p.paths}}}})
	if err != nil {
		panic(err) // strings always marshal
	}
	return body
}

// setHeaders sets what a problem says beside its body, whatever form that has.
func (p *problem) setHeaders(h http.Header) {
	h["Cache-Control"] = noStore
	if p.allow != "" {
		h.Set("Allow", p.allow)
	}
	if p.retryAfter != "" {
		h.Set("Retry-After", p.retryAfter)
	}
	if p.closeConnection {
		h.Set("Connection", "close")
	}
}

func sendProblem(w http.ResponseWriter, r *http.Request, m mediaType, p *problem) {
	p.setHeaders(w.Header())
	send(w, r, p.statusAs(m), m, p.json())
}

// statusAs is the status under which the problem is told.
func (p *problem) statusAs(m mediaType) int {
	if p.status != 0 {
		return p.status
	}
	return statusOf(p.code, m)
}
