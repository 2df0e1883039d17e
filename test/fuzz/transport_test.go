package fuzz

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"graph287g/graph/schema"
	"graph287g/httpapi"
	"graph287g/internal/archive"
	"graph287g/ontology"
	"graph287g/web"
)

// smallBody is the longest body that is taken here, so that seeds may be over it.
const smallBody = 16 << 10

// served is the whole API over a subject.
func (s *subject) served(f *testing.F, a *archive.Archive) http.Handler {
	f.Helper()
	c := s.config(a)
	c.Schema, c.Ontology, c.Playground = schema.SDL, ontology.Text(), web.Playground()
	c.Hosts, c.Limits.BodyBytes = []string{"graph.example"}, smallBody
	return built(f, c)
}

// archiving is the API without texts and pages, which take longer to make than to ask.
func (s *subject) archiving(t *testing.T, a *archive.Archive) http.Handler {
	t.Helper()
	return built(t, s.config(a))
}

func (s *subject) config(a *archive.Archive) httpapi.Config {
	return httpapi.Config{Engine: patientEngine{s.engine}, Logger: slog.New(s.log), Archive: a, PublicURL: "https://graph.example", Limits: patient}
}

func built(t testing.TB, c httpapi.Config) http.Handler {
	t.Helper()
	h, err := httpapi.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// FuzzTransport: whatever comes over HTTP is answered with a status, a type and a size that are documented, the same each time, compressed
// or not, and by GET as by POST; errors tell nothing of the program's inside.
func FuzzTransport(f *testing.F) {
	s := curated(f)
	kept, err := archive.Open(f.TempDir(), archive.Bounds{Answers: 500, ClientShare: 100, DailyShare: 100}) // one client sends all
	if err != nil {
		f.Fatal(err)
	}
	c := &transport{s, s.served(f, kept)}
	addTransportSeeds(f)
	f.Fuzz(func(t *testing.T, method, target, headers string, body []byte) {
		m := message{method, target, headers, body}
		r := m.request()
		if r == nil {
			return // net/http answers that
		}
		path := r.URL.Path
		got := c.serve(t, m)
		if got == nil {
			return
		}
		c.check(t, m, path, got)
		if isTable(got) {
			return // which is sent as it is made, without a length
		}
		if method == http.MethodGet {
			c.checkHead(t, m, got)
		}
		if path == "/graphql" {
			c.checkMethods(t, m)
		}
	})
}

type transport struct {
	s *subject
	http.Handler
}

// A response is what came, with its body decompressed.
type response struct {
	status int
	header http.Header
	body   []byte
	length int // as sent
}

// serve sends a message, and fails where something goes wrong; nil where net/http answers itself.
func (c *transport) serve(t *testing.T, m message) *response {
	t.Helper()
	out := c.serveLogged(t, m)
	if logged := c.s.log.take(); logged != "" && out.status != http.StatusInsufficientStorage {
		t.Errorf("something went wrong: %s", logged)
	}
	return out
}

// serveLogged does so where what is logged tells nothing: a file may be damaged.
func (c *transport) serveLogged(t *testing.T, m message) *response {
	t.Helper()
	r := m.request()
	if r == nil {
		return nil
	}
	w := httptest.NewRecorder()
	func() {
		defer func() {
			if v := recover(); v != nil {
				t.Fatalf("a panic: %v", v)
			}
		}()
		c.ServeHTTP(w, r.WithContext(t.Context()))
	}()
	out := &response{w.Code, w.Header(), w.Body.Bytes(), w.Body.Len()}
	if out.header.Get("Content-Encoding") == "gzip" && out.length > 0 {
		z, err := gzip.NewReader(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		if out.body, err = io.ReadAll(z); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// statuses are those that the documents name for each path, but for those of a server that is busy or can't answer.
var statuses = map[string][]int{
	"/graphql": {200, 400, 404, 405, 406, 413, 415, 421},                // 404 of a table of what isn't there
	"/cite":    {200, 201, 400, 405, 406, 413, 415, 421, 422, 429, 507}, // a client has its share of the archive
	"/cite/":   {200, 304, 400, 404, 405, 406, 421},
	"":         {200, 304, 404, 405, 412, 421},
}

// isTable tells whether an answer is a CSV, or what describes one.
func isTable(got *response) bool {
	given := got.header.Get("Content-Type")
	return strings.HasPrefix(given, "text/csv") || strings.HasPrefix(given, "application/csvm+json")
}

// plainJSON finds the media type of a body that only a script can send.
var plainJSON = regexp.MustCompile(`(?im)^content-type:\s*application/json\s*$`)

var requestID = regexp.MustCompile(`^[A-Za-z0-9_.-]{1,64}$`)

func (c *transport) check(t *testing.T, m message, path string, got *response) {
	t.Helper()
	at := path
	if strings.HasPrefix(path, "/cite/") {
		at = "/cite/"
	}
	allowed, known := statuses[at]
	if !known {
		allowed = statuses[""]
	}
	h := got.header
	switch {
	case strings.HasPrefix(path, "/playground"):
		return // package web has its own answers
	case got.status == http.StatusNoContent && m.method == http.MethodOptions:
		return
	case !slices.Contains(allowed, got.status):
		t.Fatalf("status %d of %s %s: %.1000s", got.status, m.method, path, got.body)
	case h.Get("Content-Security-Policy") == "" && !(m.method == http.MethodPost && plainJSON.MatchString(m.headers)):
		t.Errorf("headers of what may become a page: %v", h)
	case h.Get("X-Content-Type-Options") != "nosniff" || !requestID.MatchString(h.Get("X-Request-ID")):
		t.Errorf("headers %v", h)
	case h.Get("Content-Length") != "" && h.Get("Content-Length") != strconv.Itoa(got.length) && m.method != http.MethodHead:
		t.Errorf("%d bytes, Content-Length %s", got.length, h.Get("Content-Length"))
	case m.method == http.MethodHead && got.length > 0:
		t.Errorf("HEAD has a body: %.1000s", got.body)
	case got.status == http.StatusMethodNotAllowed && h.Get("Allow") == "":
		t.Error("405 without Allow")
	case got.status == http.StatusTooManyRequests && h.Get("Retry-After") == "":
		t.Error("429 without Retry-After")
	case len(got.body) > patient.AnswerBytes+maxErrors:
		t.Errorf("%d bytes", len(got.body))
	}
	if got.length > 0 {
		c.checkBody(t, m, path, got)
	}
}

func (c *transport) checkBody(t *testing.T, m message, path string, got *response) {
	t.Helper()
	media := got.header.Get("Content-Type")
	failed := got.status >= 400
	switch media {
	case "application/json; charset=utf-8", "application/graphql-response+json; charset=utf-8", "application/json":
		if !json.Valid(got.body) || !utf8.Valid(got.body) {
			t.Fatalf("no JSON: %.1000q", got.body)
		}
	case "text/csv; charset=utf-8; header=present":
		if _, err := csv.NewReader(bytes.NewReader(got.body)).ReadAll(); err != nil || failed || !utf8.Valid(got.body) {
			t.Fatalf("status %d, %v in %.1000q", got.status, err, got.body)
		}
		return
	case "application/csvm+json; charset=utf-8":
		if !json.Valid(got.body) || failed {
			t.Fatalf("status %d, %.1000q", got.status, got.body)
		}
		return
	case "application/gzip":
		if failed || path != "/export.jsonl.gz" {
			t.Errorf("status %d of %s", got.status, path)
		}
		return
	case "text/html; charset=utf-8", "text/plain; charset=utf-8":
		if failed && !strings.HasPrefix(path, "/cite/") {
			t.Errorf("%d in %s: %.1000s", got.status, media, got.body)
		}
		return
	default:
		t.Fatalf("%s: %.1000s", media, got.body)
	}
	if path == "/graphql" || failed {
		a := readAnswer(t, got.body, m.sent()...)
		if strings.Contains(media, "graphql-response") && (a.Data != nil) != (got.status == http.StatusOK) || a.Data != nil && got.status != http.StatusOK {
			t.Errorf("status %d of %.1000s", got.status, got.body)
		}
		checkErrorPaths(t, a)
	}
}

// checkHead holds that HEAD says of GET all but the body, and that an answer is the same each time, and compressed as it is plain.
func (c *transport) checkHead(t *testing.T, m message, got *response) {
	t.Helper()
	m.method = http.MethodHead
	head := c.serve(t, m)
	if head.status != got.status || !maps.EqualFunc(comparable(got.header), comparable(head.header), slices.Equal[[]string]) {
		t.Errorf("GET has status %d, HEAD %d, with\n%v\n%v", got.status, head.status, got.header, head.header)
	}
	m.method = http.MethodGet
	plain := c.serve(t, m.with("Accept-Encoding", ""))
	if plain.status == got.status && !bytes.Equal(plain.body, got.body) {
		t.Errorf("asked again, without compression, it is answered otherwise\n%.1000s\n%.1000s", got.body, plain.body)
	}
}

// comparable leaves out what differs with each request, and what is for documents alone: what a script has sent gets none of it.
func comparable(h http.Header) http.Header {
	h = h.Clone()
	for _, name := range []string{"Content-Security-Policy", "Referrer-Policy", "Cross-Origin-Resource-Policy"} {
		h.Del(name)
	}
	if h.Get("X-Request-Id") != "" {
		h.Set("X-Request-Id", "")
	}
	return h
}

// checkMethods sends what was asked by POST and by GET: the answers are the same.
func (c *transport) checkMethods(t *testing.T, m message) {
	t.Helper()
	parts, ok := m.parameters()
	if !ok {
		return
	}
	body := map[string]json.RawMessage{}
	query := url.Values{}
	for name, value := range parts {
		body[name] = value
		text := string(value)
		if name == "query" || name == "operationName" {
			if err := json.Unmarshal(value, &text); err != nil {
				return
			}
		}
		query.Set(name, text)
	}
	sent, err := json.Marshal(body)
	if err != nil || len(sent) > smallBody {
		return
	}
	m = m.with("Accept", "application/json").with("Content-Type", "application/json").with("Transfer-Encoding", "").with("Content-Encoding", "")
	posted := c.serve(t, message{http.MethodPost, "/graphql", m.headers, sent})
	gotten := c.serve(t, message{http.MethodGet, "/graphql?" + query.Encode(), m.headers, nil})
	switch {
	case posted == nil || gotten == nil || posted.status != http.StatusOK:
	case gotten.status == http.StatusMethodNotAllowed:
		if !strings.Contains(string(posted.body), "there are only queries here") {
			t.Errorf("POST gets %.1000s, GET %.1000s", posted.body, gotten.body)
		}
	case !bytes.Equal(posted.body, gotten.body) || !maps.EqualFunc(comparable(posted.header), comparable(gotten.header), slices.Equal[[]string]):
		t.Errorf("POST and GET are answered differently\n%.2000s\n%v\n%.2000s\n%v", posted.body, posted.header, gotten.body, gotten.header)
	}
}
