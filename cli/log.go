package cli

import (
	"context"
	"io"
	"log/slog"

	"graph287g/httpapi"
)

// NewLog returns a log of JSON lines. What is logged in the course of a request carries its id, and every duration its unit.
func NewLog(w io.Writer) *slog.Logger { return newLog(&logWriter{to: w}) }

// NewServerLog is NewLog for who logs each request: lines wait a moment for others, so that they are written together, but what is a warning
// or worse is written at once, with all before it. flush writes what waits; the server calls it last.
func NewServerLog(w io.Writer) (_ *slog.Logger, flush func()) {
	to := &logWriter{to: w, pause: logPause}
	return newLog(to), to.flush
}

func newLog(to *logWriter) *slog.Logger {
	return slog.New(requestLog{slog.NewJSONHandler(to, &slog.HandlerOptions{ReplaceAttr: inMilliseconds}), to, false})
}

// inMilliseconds writes durations as numbers of milliseconds under a name that ends with the unit: duration_ms. Without it JSON has
// nanoseconds, and nothing says so. It holds for whatever logs a slog.Duration.
func inMilliseconds(_ []string, a slog.Attr) slog.Attr {
	if a.Value.Kind() != slog.KindDuration {
		return a
	}
	return slog.Float64(a.Key+"_ms", float64(a.Value.Duration().Microseconds())/1000)
}

type requestLog struct {
	slog.Handler
	to      *logWriter // of the Handler
	hasMore bool       // lines have attributes or groups beside those of the record
}

// Handle adds the request's id.
func (l requestLog) Handle(ctx context.Context, r slog.Record) error {
	if r.Level >= slog.LevelWarn {
		defer l.to.flush()
	}
	if id := httpapi.RequestID(ctx); id != "" {
		r.AddAttrs(slog.String("request_id", id))
	}
	if ok, err := l.handleSimply(r); ok {
		return err
	}
	return l.Handler.Handle(ctx, r)
}

// WithAttrs keeps the id.
func (l requestLog) WithAttrs(a []slog.Attr) slog.Handler {
	return requestLog{l.Handler.WithAttrs(a), l.to, true}
}

// WithGroup keeps the id.
func (l requestLog) WithGroup(name string) slog.Handler {
	return requestLog{l.Handler.WithGroup(name), l.to, true}
}
