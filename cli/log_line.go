package cli

import (
	"log/slog"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"graph287g/store"
)

// lines are log lines on their way to be written. The access log has one for each request, so that they are made without reflection.
var lines = sync.Pool{New: func() any { b := make([]byte, 0, 512); return &b }}

// handleSimply writes a record whose values are all texts, numbers, Booleans and durations, as slog.JSONHandler would, which takes ten
// times as long for it; ok is false for others, of which nothing is written.
func (l requestLog) handleSimply(r slog.Record) (ok bool, _ error) {
	if l.hasMore {
		return false, nil
	}
	line := lines.Get().(*[]byte)
	defer lines.Put(line)
	b := append((*line)[:0], `{"time":"`...)
	b = append(r.Time.AppendFormat(b, time.RFC3339Nano), `","level":"`...)
	b = append(append(b, r.Level.String()...), `","msg":`...)
	b = appendText(b, r.Message)
	ok = true
	r.Attrs(func(a slog.Attr) bool {
		b, ok = appendAttr(b, a)
		return ok
	})
	if !ok || r.Time.IsZero() {
		return false, nil
	}
	*line = append(b, '}', '\n')
	_, err := l.to.Write(*line)
	return true, err
}

func appendAttr(b []byte, a slog.Attr) (_ []byte, ok bool) {
	if a.Value.Kind() == slog.KindDuration {
		return appendDuration(b, a), isPlain(a.Key) && a.Key != ""
	}
	b = append(appendText(append(b, ','), a.Key), ':')
	switch v := a.Value; v.Kind() {
	case slog.KindString:
		return appendText(b, v.String()), a.Key != ""
	case slog.KindInt64:
		return strconv.AppendInt(b, v.Int64(), 10), a.Key != ""
	case slog.KindBool:
		return strconv.AppendBool(b, v.Bool()), a.Key != ""
	case slog.KindFloat64:
		return strconv.AppendFloat(b, v.Float64(), 'f', -1, 64), a.Key != ""
	}
	return b, false
}

// appendDuration appends what inMilliseconds makes of a duration.
func appendDuration(b []byte, a slog.Attr) []byte {
	b = append(append(append(b, `,"`...), a.Key...), `_ms":`...)
	return strconv.AppendFloat(b, float64(a.Value.Duration().Microseconds())/1000, 'f', -1, 64)
}

// appendText appends a text as JSON. Paths of requests may have bytes that aren't UTF-8.
func appendText(b []byte, s string) []byte {
	if isPlain(s) {
		return append(append(append(b, '"'), s...), '"')
	}
	return store.AppendString(b, strings.ToValidUTF8(s, "\uFFFD"))
}

// isPlain tells whether a text stands in JSON as it is, as almost all do.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= utf8.RuneSelf || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}
