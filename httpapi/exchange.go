package httpapi

import (
	"context"
	"crypto/rand"
	"net/http"
)

const (
	requestIDHeader = "X-Request-Id" // as Go spells X-Request-ID
	maxRequestID    = 64
)

// An exchange is the http.ResponseWriter of one request, and notes what the access log tells of it.
type exchange struct {
	http.ResponseWriter
	id        string
	operation string // as the client names it, empty if it doesn't
	status    int    // 0 until the header is written
	bytes     int64  // of the body as sent
}

func newExchange(w http.ResponseWriter, r *http.Request) *exchange {
	x := &exchange{ResponseWriter: w, id: requestID(r.Header)}
	w.Header()[requestIDHeader] = []string{x.id}
	return x
}

func (x *exchange) WriteHeader(status int) {
	if x.status == 0 && status >= http.StatusOK {
		x.status = status
	}
	x.ResponseWriter.WriteHeader(status)
}

func (x *exchange) Write(b []byte) (int, error) {
	if x.status == 0 {
		x.status = http.StatusOK
	}
	n, err := x.ResponseWriter.Write(b)
	x.bytes += int64(n)
	return n, err
}

// Unwrap is for http.ResponseController.
func (x *exchange) Unwrap() http.ResponseWriter { return x.ResponseWriter }

// requestID takes the client's id if it is short and plain enough to stand in headers and logs, else makes one.
func requestID(h http.Header) string {
	if id := h.Get(requestIDHeader); isRequestID(id) {
		return id
	}
	return rand.Text()
}

func isRequestID(id string) bool {
	for i := range len(id) {
		if c := id[i]; !isNameByte(c) && c != '-' && c != '.' {
			return false
		}
	}
	return id != "" && len(id) <= maxRequestID
}

func isNameByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_'
}

type requestIDKey struct{}

// RequestID gives the id of the request that a context given to an Engine belongs to, else nothing.
func RequestID(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey{}).(string)
	return id
}
