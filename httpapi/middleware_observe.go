package httpapi

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
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

// logAccess tells nothing of who asked, and of what was asked only the operation's name.
func logAccess(log *slog.Logger, x *responseWriter, r *http.Request, start time.Time) {
	level := accessLevel(x.status, r.URL.Path)
	if !log.Enabled(r.Context(), level) {
		return
	}
	now := time.Now()
	record := slog.NewRecord(now, level, "request", 0) // a Logger would look for the line of the source, which nobody is told
	record.AddAttrs(
		slog.String("method", truncate(r.Method)),
		slog.String("path", truncate(r.URL.Path)),
		slog.Int("status", x.status),
		slog.Int64("bytes", x.bytes),
		slog.Duration("duration", now.Sub(start)),
		slog.String("request_id", x.id),
	)
	if x.operation != "" {
		record.AddAttrs(slog.String("operation", x.operation))
	}
	if errors.Is(r.Context().Err(), context.Canceled) {
		record.AddAttrs(slog.Bool("client_left", true)) // explains a status that nobody got
	}
	_ = log.Handler().Handle(r.Context(), record) // a Logger passes over the error, too
}

// accessLevel keeps probes, which come every few seconds, out of the log unless they fail.
func accessLevel(status int, path string) slog.Level {
	switch {
	case status == 0 || status >= http.StatusInternalServerError:
		return slog.LevelWarn
	case path == "/livez" || path == "/readyz":
		return slog.LevelDebug
	default:
		return slog.LevelInfo
	}
}

// truncate bounds what a client can write into the log.
func truncate(s string) string {
	const most = 100
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}
