package httpapi

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strconv"
	"sync"
)

// minGzipSize is the size from which compressing is worth it: below it an answer fits a packet anyway.
const minGzipSize = 1024

var gzipCoding = []string{"gzip"}

// send writes the bytes of a GraphQL response as they are, compressed if the client takes it. To HEAD it says all but them.
func send(w http.ResponseWriter, r *http.Request, status int, m mediaType, body []byte) {
	sendBody(w, r, status, contentTypes[m], body)
}

func sendBody(w http.ResponseWriter, r *http.Request, status int, contentType []string, body []byte) {
	h := w.Header()
	h["Content-Type"] = contentType
	if len(body) >= minGzipSize && acceptsGzip(r.Header["Accept-Encoding"]) {
		z := compressorPool.Get().(*compressor)
		defer z.putBack()
		body = z.compress(body)
		h["Content-Encoding"] = gzipCoding
	}
	h["Content-Length"] = []string{strconv.Itoa(len(body))}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // a client that has gone can't be told
	}
}

// A compressor compresses answers while clients wait, so fast rather than small. It is large, hence the pool.
type compressor struct {
	out    bytes.Buffer
	writer *gzip.Writer
}

var compressorPool = sync.Pool{New: func() any {
	writer, err := gzip.NewWriterLevel(nil, gzip.BestSpeed)
	if err != nil {
		panic(err) // only an unknown level is an error
	}
	return &compressor{writer: writer}
}}

// maxPooledOutput is from where on the memory of a large answer isn't kept.
const maxPooledOutput = 1 << 20

func (z *compressor) putBack() {
	if z.out.Cap() <= maxPooledOutput {
		compressorPool.Put(z)
	}
}

// compress's result holds until the next call.
func (z *compressor) compress(body []byte) []byte {
	z.out.Reset()
	z.writer.Reset(&z.out)
	_, _ = z.writer.Write(body) // a bytes.Buffer takes all
	_ = z.writer.Close()
	return z.out.Bytes()
}
