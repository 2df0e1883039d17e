package httpapi

import (
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"graph287g/graph/apierror"
)

// withObservation gives each request an id, logs it in one line, turns a panic into a 500, and has its client read at a rate.
func withObservation(log *slog.Logger, readRate int, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start, x := time.Now(), newResponseWriter(w, r, readRate)
		defer logAccess(log, x, r, start)
		defer recoverPanic(log, x, r)
		next.ServeHTTP(x, r)
	})
}

// recoverPanic must be deferred itself. Once the header is out nothing else can be said, so the connection is broken off:
// half an answer must not look like a whole one.
func recoverPanic(log *slog.Logger, x *responseWriter, r *http.Request) {
	v := recover()
	if v == nil {
		return
	}
	if err, ok := v.(error); ok && errors.Is(err, http.ErrAbortHandler) {
		panic(v)
	}
	log.LogAttrs(r.Context(), slog.LevelError, "panic", slog.String("request_id", x.id), slog.Any("panic", v),
		slog.String("stack", string(debug.Stack())))
	if x.status != 0 {
		panic(http.ErrAbortHandler)
	}
	clearRepresentation(x.Header())
	sendProblem(x, r, jsonMedia, &problem{
		status:  http.StatusInternalServerError,
		code:    apierror.Internal,
		message: "something went wrong here; it was logged under the X-Request-ID of this response",
	})
}

// clearRepresentation takes back what the handler has said about a body that it didn't come to send.
func clearRepresentation(h http.Header) {
	for _, name := range []string{"Content-Encoding", "Content-Length", "Content-Type", "Etag"} {
		h.Del(name)
	}
}
