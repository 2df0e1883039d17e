package httpapi

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"time"
)

// An Access is what the access log tells of a request: nothing of who asked, and of what was asked only the operation's name. In a record it
// is a group without a name, so that handlers write its attributes as the record's own.
type Access struct {
	Method, Path string
	Status       int
	Bytes        int64 // of the body as sent
	Duration     time.Duration
	RequestID    string
	Operation    string // its name; empty if it has none
	ClientLeft   bool   // explains a status that nobody got
}

// LogValue implements slog.LogValuer.
func (a *Access) LogValue() slog.Value {
	attrs := []slog.Attr{
		slog.String("method", a.Method),
		slog.String("path", a.Path),
		slog.Int("status", a.Status),
		slog.Int64("bytes", a.Bytes),
		slog.Duration("duration", a.Duration),
		slog.String("request_id", a.RequestID),
	}
	if a.Operation != "" {
		attrs = append(attrs, slog.String("operation", a.Operation))
	}
	if a.ClientLeft {
		attrs = append(attrs, slog.Bool("client_left", true))
	}
	return slog.GroupValue(attrs...)
}

func logAccess(log *slog.Logger, x *responseWriter, r *http.Request, start time.Time) {
	level := accessLevel(x.status, r.URL.Path)
	if !log.Enabled(r.Context(), level) {
		return
	}
	now := time.Now()
	record := slog.NewRecord(now, level, "request", 0) // a Logger would look for the line of the source, which nobody is told
	record.AddAttrs(slog.Any("", &Access{
		Method: truncate(r.Method), Path: truncate(r.URL.Path),
		Status: x.status, Bytes: x.bytes, Duration: now.Sub(start),
		RequestID: x.id, Operation: x.operation,
		ClientLeft: errors.Is(r.Context().Err(), context.Canceled),
	}))
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
