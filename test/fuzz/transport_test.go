package fuzz

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
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
		if method == http.MethodGet {
			c.checkHead(t, m, got)
		}
		if path == "/graphql" {
			c.checkMethods(t, m)
		}
	})
}

func addTransportSeeds(f *testing.F) {
	f.Helper()
	for i, q := range seeds(f) {
		body, err := json.Marshal(map[string]any{"query": q.Query, "variables": q.Variables, "extensions": map[string]bool{"cost": i%2 == 0, "citation": i%3 == 0}})
		if err != nil {
			f.Fatal(err)
		}
		accept := []string{"", "Accept: application/json", "Accept: application/graphql-response+json", "Accept: */*\nAccept-Encoding: gzip"}[i%4]
		f.Add("POST", []string{"/graphql", "/graphql", "/cite"}[i%3], "Content-Type: application/json\n"+accept, body)
		f.Add("GET", "/graphql?"+url.Values{"query": {q.Query}, "variables": {string(q.Variables)}}.Encode(), accept, []byte(nil))
	}
	for _, target := range []string{
		"/", "/graphql", "/graphql/", "/schema.graphql", "/ontology.graphqls", "/livez", "/readyz", "/playground", "/playground/", "/playground/../graphql", "/cite", "/cite/x", "//graphql", "/%67raphql",
		"/cite/" + strings.Repeat("0", 64), "/cite/" + strings.Repeat("0", 64) + "/data?request=" + strings.Repeat("0", 32), "http://other.example/graphql", "*", "/graphql?query=%7B__typename%7D&query=a", "/graphql?query={__typename}&extensions={\"cost\":1}",
	} {
		for _, method := range []string{"GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE"} {
			f.Add(method, target, "Accept: text/html,*/*;q=0.8\nAccept-Encoding: gzip, br\nRange: bytes=0-9\nIf-None-Match: *", []byte(`{"query":"{__typename}"}`))
		}
	}
	for _, headers := range []string{
		"Origin: https://other.example\nAccess-Control-Request-Method: POST\nAccess-Control-Request-Headers: x", "Content-Type: text/plain", "Content-Type: application/json; charset=latin1", "Content-Type: application/json\nContent-Encoding: gzip",
		"Content-Type: application/json\nAccept: text/html", "Content-Type: application/json\nTransfer-Encoding: chunked", "Content-Type: application/json\nExpect: 100-continue", "Content-Type: application/json\nX-Request-ID: a\nGraphQL-Cost: 1\nGraphQL-Citation: 1",
		"Content-Type: application/json\nAccept: application/json;q=0, application/*;q=1", "Content-Type: application/json\nHost: other.example",
	} {
		f.Add("POST", "/graphql", headers, []byte(`{"query":"query Q($id: ID!) { node(id: $id) { id } }","operationName":"Q","variables":{"id":"county/37119"}}`))
		f.Add("OPTIONS", "/graphql", headers, []byte(nil))
	}
	for _, body := range []string{"", "[]", "null", "{", `{"query":1}`, `{"query" "a"}`, `{"query":"{a}","query":"{b}"}`, `{"query":"{__typename}","variables":[]}`, `{"query":"\ud800"}`, "\xff", strings.Repeat(" ", smallBody+1), strings.Repeat("[", 200)} {
		f.Add("POST", "/graphql", "Content-Type: application/json", []byte(body))
	}
}

// A message is a request as it is sent.
type message struct {
	method, target, headers string
	body                    []byte
}

// request reads the message as net/http does for a server; nil where that refuses it.
func (m message) request() *http.Request {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s %s HTTP/1.1\r\n", m.method, m.target)
	if !strings.Contains(strings.ToLower(m.headers), "host:") {
		b.WriteString("Host: graph.example\r\n")
	}
	for line := range strings.SplitSeq(m.headers, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			b.WriteString(line + "\r\n")
		}
	}
	fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n", len(m.body))
	b.Write(m.body)
	r, err := http.ReadRequest(bufio.NewReader(&b))
	if err != nil {
		return nil
	}
	return r
}

// with returns the message with a header changed, or without it.
func (m message) with(name, value string) message {
	var lines []string
	for line := range strings.SplitSeq(m.headers, "\n") {
		if given, _, _ := strings.Cut(line, ":"); !strings.EqualFold(strings.TrimSpace(given), name) {
			lines = append(lines, line)
		}
	}
	if value != "" {
		lines = append(lines, name+": "+value)
	}
	m.headers = strings.Join(lines, "\n")
	return m
}

// sent is what may come back in a message: the parts of the request, as they are written and as they are read.
func (m message) sent() []string {
	out := []string{m.target, string(m.body)}
	for s := m.target; ; {
		plain, err := url.QueryUnescape(s)
		if err != nil || plain == s {
			break
		}
		out, s = append(out, plain), plain
	}
	var body any
	_ = json.Unmarshal(m.body, &body) // what isn't JSON comes back nowhere
	return append(out, fmt.Sprint(body))
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
	"/graphql": {200, 400, 405, 406, 413, 415, 421},
	"/cite":    {200, 201, 400, 405, 406, 413, 415, 421, 422, 507},
	"/cite/":   {200, 304, 400, 404, 405, 406, 421},
	"":         {200, 304, 404, 405, 412, 421},
}

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
	case h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Content-Security-Policy") == "" || !requestID.MatchString(h.Get("X-Request-ID")):
		t.Errorf("headers %v", h)
	case h.Get("Content-Length") != "" && h.Get("Content-Length") != strconv.Itoa(got.length) && m.method != http.MethodHead:
		t.Errorf("%d bytes, Content-Length %s", got.length, h.Get("Content-Length"))
	case m.method == http.MethodHead && got.length > 0:
		t.Errorf("HEAD has a body: %.1000s", got.body)
	case got.status == http.StatusMethodNotAllowed && h.Get("Allow") == "":
		t.Error("405 without Allow")
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

// comparable leaves out what differs with each request.
func comparable(h http.Header) http.Header {
	h = h.Clone()
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

// parameters are the GraphQL parameters of a message, as JSON; false where it has none, one twice, or an empty text, which by GET is as
// good as none.
func (m message) parameters() (map[string]json.RawMessage, bool) {
	out := map[string]json.RawMessage{}
	if m.method == http.MethodPost {
		var body map[string]json.RawMessage
		if err := json.Unmarshal(m.body, &body); err != nil {
			return nil, false
		}
		for _, name := range []string{"query", "operationName", "variables", "extensions"} {
			if v, ok := body[name]; ok && string(v) != "null" {
				out[name] = v
			}
		}
	} else {
		u, err := url.Parse(m.target)
		if err != nil {
			return nil, false
		}
		query, err := url.ParseQuery(u.RawQuery)
		if err != nil {
			return nil, false
		}
		for name, values := range query {
			switch {
			case len(values) > 1 || !utf8.ValidString(values[0]):
				return nil, false
			case name == "query" || name == "operationName":
				out[name] = json.RawMessage(quoted(values[0]))
			case name == "variables" || name == "extensions":
				out[name] = json.RawMessage(values[0])
			}
		}
	}
	for _, v := range out {
		if len(v) == 0 || string(v) == `""` {
			return nil, false
		}
	}
	return out, out["query"] != nil
}
