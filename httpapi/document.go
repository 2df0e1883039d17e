package httpapi

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"time"
)

// A document is a text that stays the same for as long as the process runs.
type document struct {
	contentType string
	hash        string
	plain, gzip []byte
}

func newDocument(contentType, text string) *document {
	sum := sha256.Sum256([]byte(text))
	return &document{
		contentType: contentType,
		hash:        hex.EncodeToString(sum[:8]),
		plain:       []byte(text),
		gzip:        gzipOnce([]byte(text)),
	}
}

// gzipOnce compresses as far as it goes, for it is done once.
func gzipOnce(text []byte) []byte {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		panic(err) // only an unknown level is an error
	}
	_, _ = w.Write(text) // a bytes.Buffer takes all
	_ = w.Close()
	return out.Bytes()
}

// ServeHTTP has caches ask each time: a new release shows at once, and otherwise they get a 304.
func (d *document) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", d.contentType)
	h.Set("Cache-Control", "no-cache")
	h.Add("Vary", "Accept-Encoding")
	body := d.plain
	if acceptsGzip(r.Header["Accept-Encoding"]) {
		body = d.gzip
		h["Content-Encoding"] = gzipCoding
		h.Set("Content-Length", strconv.Itoa(len(body))) // ServeContent leaves it out where a coding is set
		h.Set("ETag", `"`+d.hash+`-gzip"`)               // other bytes, another strong tag
	} else {
		h.Set("ETag", `"`+d.hash+`"`)
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}
