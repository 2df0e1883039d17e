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

// withRequestContext gives the access log the operation's name, and the engine's context the request's id.
func withRequestContext(w http.ResponseWriter, r *http.Request, req graph.Request) context.Context {
	x, ok := w.(*responseWriter)
	if !ok {
		return r.Context()
	}
	if isName(req.OperationName) {
		x.operation = req.OperationName
	}
	return context.WithValue(r.Context(), requestIDKey{}, x.id)
}

// isName tells whether a name may be one of GraphQL and is fit for the log.
func isName(s string) bool {
	for i := range len(s) {
		if !isNameChar(s[i]) {
			return false
		}
	}
	return s != "" && len(s) <= 100
}
