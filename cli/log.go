package cli

import (
	"context"
	"io"
	"log/slog"

	"graph287g/httpapi"
)

// NewLog returns a log of JSON lines. What is logged in the course of a request carries its id, and every duration its unit.
func NewLog(w io.Writer) *slog.Logger {
	return slog.New(requestLog{slog.NewJSONHandler(w, &slog.HandlerOptions{ReplaceAttr: inMilliseconds})})
}

// inMilliseconds writes durations as numbers of milliseconds under a name that ends with the unit: duration_ms. Without it JSON has
// nanoseconds, and nothing says so. It holds for whatever logs a slog.Duration.
func inMilliseconds(_ []string, a slog.Attr) slog.Attr {
	if a.Value.Kind() != slog.KindDuration {
		return a
	}
	return slog.Float64(a.Key+"_ms", float64(a.Value.Duration().Microseconds())/1000)
}

type requestLog struct{ slog.Handler }

// Handle adds the request's id.
func (l requestLog) Handle(ctx context.Context, r slog.Record) error {
	if id := httpapi.RequestID(ctx); id != "" {
		r.AddAttrs(slog.String("request_id", id))
	}
	return l.Handler.Handle(ctx, r)
}

// WithAttrs keeps the id.
func (l requestLog) WithAttrs(a []slog.Attr) slog.Handler { return requestLog{l.Handler.WithAttrs(a)} }

// WithGroup keeps the id.
func (l requestLog) WithGroup(name string) slog.Handler { return requestLog{l.Handler.WithGroup(name)} }
