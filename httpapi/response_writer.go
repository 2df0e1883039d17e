package httpapi

import (
	"errors"
	"net/http"
	"time"
)

// An answer is written in chunks, each of which a client has to take within writeGrace; all together it has to take them at the rate
// that the limits say, but for writeGrace. A client that takes less is cut off, for its answer is kept in memory meanwhile.
const (
	chunkSize  = 64 << 10
	writeGrace = 5 * time.Second
)

// A responseWriter is the http.ResponseWriter of one request, and notes what the access log tells of it.
type responseWriter struct {
	http.ResponseWriter
	id        string
	operation string // its name, empty if it has none
	status    int    // 0 until the header is written
	bytes     int64  // of the body as sent

	conn     *conn         // of the request; nil where it isn't one of ours
	readRate int           // bytes a second that the client has to take; 0 for any
	grace    time.Duration // how long it may take for a chunk
	started  time.Time     // when the first byte of the body was written
}

func newResponseWriter(w http.ResponseWriter, r *http.Request, readRate int) *responseWriter {
	x := &responseWriter{ResponseWriter: w, id: requestID(r.Header), conn: connOf(r.Context()), readRate: readRate, grace: writeGrace}
	w.Header()[requestIDHeader] = []string{x.id}
	return x
}

func (x *responseWriter) WriteHeader(status int) {
	if x.status == 0 && status >= http.StatusOK {
		x.status = status
	}
	x.ResponseWriter.WriteHeader(status)
}

func (x *responseWriter) Write(b []byte) (int, error) {
	if x.status == 0 {
		x.status = http.StatusOK
	}
	if len(b) <= chunkSize {
		return x.writeChunk(b)
	}
	x.conn.dropWhenClosed(true) // while it is only in part with the client
	written := 0
	for written < len(b) {
		n, err := x.writeChunk(b[written:min(len(b), written+chunkSize)])
		if written += n; err != nil {
			return written, err
		}
	}
	x.conn.dropWhenClosed(false)
	return written, nil
}

func (x *responseWriter) writeChunk(b []byte) (int, error) {
	x.setDeadline(len(b))
	n, err := x.writeNow(b)
	x.bytes += int64(n)
	return n, err
}

// writeNow writes a chunk, with the header before it where that hasn't gone out yet, so that the system takes both at once.
func (x *responseWriter) writeNow(b []byte) (int, error) {
	if x.conn == nil || x.Header()["Content-Length"] == nil { // net/http wants to count what has no length: it has to keep it
		return x.ResponseWriter.Write(b)
	}
	x.conn.gather()
	n, err := x.ResponseWriter.Write(b)
	if err == nil {
		err = http.NewResponseController(x.ResponseWriter).Flush()
	}
	return n, errors.Join(err, x.conn.release())
}

// setDeadline sets until when a chunk has to be taken.
func (x *responseWriter) setDeadline(chunk int) {
	if x.readRate <= 0 {
		return
	}
	now := time.Now()
	if x.started.IsZero() {
		x.started = now
	}
	atRate := x.started.Add(time.Duration(float64(x.bytes+int64(chunk)) / float64(x.readRate) * float64(time.Second)))
	if atRate.After(now) {
		atRate = now
	}
	_ = http.NewResponseController(x.ResponseWriter).SetWriteDeadline(atRate.Add(x.grace)) // not all writers have deadlines: those of tests have none
}

// Unwrap is for http.ResponseController.
func (x *responseWriter) Unwrap() http.ResponseWriter { return x.ResponseWriter }
