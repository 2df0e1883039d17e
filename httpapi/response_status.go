package httpapi

import (
	"net/http"

	"graph287g/graph"
	"graph287g/graph/apierror"
)

// Values of Retry-After, in seconds: a busy server is free again soon, a store that failed needs longer.
const (
	retrySoon  = "1"
	retryLater = "5"
)

// statusOf is the table in the package's comment.
func statusOf(code apierror.Code, m mediaType) int {
	switch code {
	case "":
		return http.StatusOK
	case apierror.MethodNotAllowed:
		return http.StatusMethodNotAllowed
	case apierror.RateLimited:
		return http.StatusTooManyRequests
	case apierror.Internal:
		return http.StatusInternalServerError
	case apierror.StoreUnavailable:
		return http.StatusServiceUnavailable
	case apierror.Timeout:
		return http.StatusGatewayTimeout
	}
	if m == responseMedia {
		return http.StatusBadRequest
	}
	return http.StatusOK
}

// setStatusHeaders sets the headers that tell the client what to do now.
func setStatusHeaders(h http.Header, code apierror.Code) {
	switch code {
	case apierror.MethodNotAllowed:
		h.Set("Allow", "POST, OPTIONS")
	case apierror.RateLimited:
		h.Set("Retry-After", retrySoon)
	case apierror.StoreUnavailable:
		h.Set("Retry-After", retryLater)
	}
}

// setCostHeader tells what the request cost.
func setCostHeader(h http.Header, c *graph.Cost) {
	if c != nil {
		h[costHeader] = []string{c.Header()}
	}
}
