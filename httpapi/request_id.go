package httpapi

import (
	"context"
	"crypto/rand"
	"net/http"

	"graph287g/graph"
)

const (
	requestIDHeader = "X-Request-Id" // as Go spells X-Request-ID
	maxRequestID    = 64
)

// requestID takes the client's id if it is short and plain enough to stand in headers and logs, else makes one.
func requestID(h http.Header) string {
	if id := h.Get(requestIDHeader); isRequestID(id) {
		return id
	}
	return rand.Text()
}

func isRequestID(id string) bool {
	for i := range len(id) {
		if c := id[i]; !isNameChar(c) && c != '-' && c != '.' {
			return false
		}
	}
	return id != "" && len(id) <= maxRequestID
}

func isNameChar(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_'
}

type requestIDKey struct{}

// RequestID gives the id of the request that a context given to an Engine belongs to, else nothing.
func RequestID(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey{}).(string)
	return id
}

// withRequestContext gives the engine's context the request's id, and the access log the name that the request gives its operation,
// for where the engine isn't asked.
func withRequestContext(w http.ResponseWriter, r *http.Request, req graph.Request) context.Context {
	noteOperation(w, req.OperationName)
	if x, ok := w.(*responseWriter); ok {
		return context.WithValue(r.Context(), requestIDKey{}, x.id)
	}
	return r.Context()
}

// noteOperation gives the access log the name of the operation, where it is one.
func noteOperation(w http.ResponseWriter, name string) {
	if x, ok := w.(*responseWriter); ok && isName(name) {
		x.operation = truncate(name)
	}
}

// isName tells whether a text consists of what names of GraphQL consist of, and so is fit for the log.
func isName(s string) bool {
	for i := range len(s) {
		if !isNameChar(s[i]) {
			return false
		}
	}
	return s != ""
}
