package httpapi

import (
	"net/http"

	"graph287g/graph"
)

// Values of Retry-After, in seconds: a busy server is free again soon, a store that failed needs longer.
const (
	retrySoon  = "1"
	retryLater = "5"
)

// statusOf is the table in the package's comment.
func statusOf(code graph.Code, m mediaType) int {
	switch code {
	case "":
		return http.StatusOK
	case graph.MethodNotAllowed:
		return http.StatusMethodNotAllowed
	case graph.RateLimited:
		return http.StatusTooManyRequests
	case graph.Internal:
		return http.StatusInternalServerError
	case graph.StoreUnavailable:
		return http.StatusServiceUnavailable
	case graph.Timeout:
		return http.StatusGatewayTimeout
	}
	if m == responseMedia {
		return http.StatusBadRequest
	}
	return http.StatusOK
}

// setHints sets the headers that tell the client what to do now.
func setStatusHeaders(h http.Header, code graph.Code) {
	switch code {
	case graph.MethodNotAllowed:
		h.Set("Allow", "POST, OPTIONS")
	case graph.RateLimited:
		h.Set("Retry-After", retrySoon)
	case graph.StoreUnavailable:
		h.Set("Retry-After", retryLater)
	}
}

// setCost tells what the request cost.
func setCostHeader(h http.Header, c *graph.Cost) {
	if c != nil {
		h[costHeader] = []string{c.Header()}
	}
}
