package httpapi

import "net/http"

// A responseWriter is the http.ResponseWriter of one request, and notes what the access log tells of it.
type responseWriter struct {
	http.ResponseWriter
	id        string
	operation string // its name, empty if it has none
	status    int    // 0 until the header is written
	bytes     int64  // of the body as sent
}

func newResponseWriter(w http.ResponseWriter, r *http.Request) *responseWriter {
	x := &responseWriter{ResponseWriter: w, id: requestID(r.Header)}
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
	n, err := x.ResponseWriter.Write(b)
	x.bytes += int64(n)
	return n, err
}

// Unwrap is for http.ResponseController.
func (x *responseWriter) Unwrap() http.ResponseWriter { return x.ResponseWriter }
