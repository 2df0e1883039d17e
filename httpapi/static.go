package httpapi

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"html/template"
	"net/http"
	"strconv"
	"strings"
	"time"

	"graph287g/graph/apierror"
)

// A staticText is a text that stays the same for as long as the process runs.
type staticText struct {
	contentType string
	hash        string
	plain, gzip []byte
}

func newStaticText(contentType, text string) *staticText {
	sum := sha256.Sum256([]byte(text))
	return &staticText{
		contentType: contentType,
		hash:        hex.EncodeToString(sum[:8]),
		plain:       []byte(text),
		gzip:        gzipBest([]byte(text)),
	}
}

// gzipBest compresses as far as it goes, for it is done once.
func gzipBest(text []byte) []byte {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		panic(err) // only an unknown level is an error
	}
	_, _ = w.Write(text) // a bytes.Buffer takes all
	_ = w.Close()
	return out.Bytes()
}

// ServeHTTP has caches ask each time: a new release shows at once, and otherwise they get a 304. It is always the whole text: of ranges
// that aren't there, as of a version that isn't, net/http would tell in words of its own, or with the length of what isn't sent.
func (d *staticText) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Add("Vary", "Accept-Encoding")
	body, tag, zipped := d.plain, `"`+d.hash+`"`, acceptsGzip(r.Header["Accept-Encoding"])
	if zipped {
		body, tag = d.gzip, `"`+d.hash+`-gzip"` // other bytes, another strong tag
	}
	if !isMatched(r.Header["If-Match"], tag) {
		sendProblem(w, r, jsonMedia, otherVersion())
		return
	}
	r.Header.Del("If-Match")
	r.Header.Del("Range")
	h.Set("Content-Type", d.contentType)
	h.Set("Cache-Control", "no-cache")
	h.Set("ETag", tag)
	if zipped {
		h["Content-Encoding"] = gzipCoding
		h.Set("Content-Length", strconv.Itoa(len(body))) // ServeContent leaves it out where a coding is set
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}

// isMatched tells whether If-Match, where it is there, names a tag.
func isMatched(ifMatch []string, tag string) bool {
	given := strings.Join(ifMatch, ",")
	for name := range strings.SplitSeq(given, ",") {
		if name = strings.TrimSpace(name); name == tag || name == "*" {
			return true
		}
	}
	return strings.TrimSpace(given) == ""
}

func otherVersion() *problem {
	return &problem{
		status:  http.StatusPreconditionFailed,
		code:    apierror.BadUserInput,
		message: "this text is no longer, or not compressed as, the one that If-Match names: leave If-Match out",
	}
}

//go:embed index.html
var indexHTML string

// index.html has one style element and nothing else that a browser would run or load.
const indexPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// newIndex is the page at /: where to go from here, rather than a redirect to the playground, which explains nothing and may
// be missing from a build.
func newIndex(c Config) http.Handler {
	var page strings.Builder
	err := template.Must(template.New("index").Parse(indexHTML)).Execute(&page, map[string]any{
		"Playground": c.Playground != nil,
		"Site":       c.Site != nil,
		"Archive":    c.Archive != nil,
		"Documents":  len(c.Documents.All()) > 0,
		"Exports":    hasExports(c.Engine),
		"Schema":     c.Schema != "",
		"Ontology":   c.Ontology != "",
		"Version":    c.Version,
	})
	if err != nil {
		panic(err) // the template is ours, and tested
	}
	d := newStaticText("text/html; charset=utf-8", page.String())
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", indexPolicy)
		d.ServeHTTP(w, r)
	})
}
