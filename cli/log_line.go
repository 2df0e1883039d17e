package cli

import (
	"log/slog"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"graph287g/httpapi"
	"graph287g/store"
)

// lines are log lines on their way to be written. The access log has one for each request, so that they are made without reflection.
var lines = sync.Pool{New: func() any { b := make([]byte, 0, 512); return &b }}

// handleSimply writes a record whose values are all texts, numbers, Booleans and durations, or what the access log tells, as
// slog.JSONHandler would, which takes ten times as long for it; ok is false for others, of which nothing is written.
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
	switch a.Value.Kind() {
	case slog.KindDuration:
		return appendDuration(b, a.Key, a.Value.Duration()), isPlain(a.Key) && a.Key != ""
	case slog.KindLogValuer:
		access, ok := a.Value.Any().(*httpapi.Access)
		if !ok || a.Key != "" {
			return b, false
		}
		return appendAccess(b, access), true
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
func appendDuration(b []byte, key string, d time.Duration) []byte {
	b = append(append(append(b, `,"`...), key...), `_ms":`...)
	return strconv.AppendFloat(b, float64(d.Microseconds())/1000, 'f', -1, 64)
}

// appendAccess appends the attributes of an Access: there is one for each request, and a slog.Attr for each of them takes as long again.
func appendAccess(b []byte, a *httpapi.Access) []byte {
	b = appendText(append(b, `,"method":`...), a.Method)
	b = appendText(append(b, `,"path":`...), a.Path)
	b = strconv.AppendInt(append(b, `,"status":`...), int64(a.Status), 10)
	b = strconv.AppendInt(append(b, `,"bytes":`...), a.Bytes, 10)
	b = appendDuration(b, "duration", a.Duration)
	b = appendText(append(b, `,"request_id":`...), a.RequestID)
	if a.Operation != "" {
		b = appendText(append(b, `,"operation":`...), a.Operation)
	}
	if a.ClientLeft {
		b = append(b, `,"client_left":true`...)
	}
	return b
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
